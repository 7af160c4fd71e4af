import type { State } from '#domain/glossary/catalogue';
import type { Approval, KeptTerm } from '#domain/glossary/concepts';
import type { TermStatus } from '#engine/glossary';
import { Badge, Text, useSay } from '#platform/web/components';
import type { Tone } from '#platform/web/pages';
import { glossaryMessages } from './messages.ts';

const ofStatus = {
  preferred: 'good',
  allowed: 'neutral',
  forbidden: 'bad',
  'do-not-translate': 'warning',
} as const satisfies Record<TermStatus, Tone>;
const ofApproval = { draft: 'warning', approved: 'good', rejected: 'bad' } as const satisfies Record<
  Approval,
  Tone
>;

/** Whether a term is to be used. */
export function StatusBadge({ status }: { readonly status: TermStatus }) {
  return <Badge tone={ofStatus[status]}>{useSay(glossaryMessages)[status]}</Badge>;
}

/** Whether people have agreed to a term. */
export function ApprovalBadge({ approval }: { readonly approval: Approval }) {
  return <Badge tone={ofApproval[approval]}>{useSay(glossaryMessages)[approval]}</Badge>;
}

/** Whether something counts at all; nothing where it does, unless `always`. */
export function StateBadge({ state, always }: { readonly state: State; readonly always?: boolean }) {
  const say = useSay(glossaryMessages);
  if (state === 'active' && !always) return null;
  return <Badge tone={state === 'active' ? 'good' : 'neutral'}>{say[state]}</Badge>;
}

/** The words of a term in its language, struck through where they are forbidden. */
export function TermText({ term }: { readonly term: Pick<KeptTerm, 'language' | 'text' | 'status'> }) {
  return (
    <span class={term.status === 'forbidden' ? 'is-struck' : undefined}>
      <Text lang={term.language}>{term.text}</Text>
    </span>
  );
}
