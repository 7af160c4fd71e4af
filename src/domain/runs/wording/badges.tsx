import { isEnded, type RunState } from '#domain/runs/records';
import { Badge, useSay } from '#platform/web/components';
import type { Tone } from '#platform/web/pages';
import { wordMessages } from './messages.ts';

const stateTones: Readonly<Record<RunState, Tone>> = {
  waiting: 'neutral',
  running: 'neutral',
  paused: 'warning',
  in_review: 'warning',
  delivered: 'good',
  blocked: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
};

/** The state of a run in a word. */
export function RunStateBadge({ state }: { readonly state: RunState }) {
  const isBusy = !isEnded(state) && state !== 'paused' && state !== 'in_review';
  return (
    <Badge tone={stateTones[state]} busy={isBusy}>
      {useSay(wordMessages)[state]}
    </Badge>
  );
}

const verifications: Readonly<
  Record<string, readonly [Tone, 'pending' | 'passed' | 'warned' | 'verificationFailed']>
> = {
  pending: ['neutral', 'pending'],
  passed: ['good', 'passed'],
  warned: ['warning', 'warned'],
  failed: ['bad', 'verificationFailed'],
};

/** What checks made of a target, its `verification_state`. */
export function VerificationBadge({ state }: { readonly state: string }) {
  const say = useSay(wordMessages);
  const [tone, name] = verifications[state] ?? ['neutral', 'pending'];
  return <Badge tone={tone}>{say[name]}</Badge>;
}

const reviews: Readonly<
  Record<string, readonly [Tone, 'not_required' | 'required' | 'reviewing' | 'approved' | 'rejected']>
> = {
  not_required: ['neutral', 'not_required'],
  required: ['warning', 'required'],
  in_review: ['warning', 'reviewing'],
  approved: ['good', 'approved'],
  rejected: ['bad', 'rejected'],
};

/** What people made of a target, its `review_status`. */
export function ReviewBadge({ status }: { readonly status: string }) {
  const say = useSay(wordMessages);
  const [tone, name] = reviews[status] ?? ['neutral', 'not_required'];
  return <Badge tone={tone}>{say[name]}</Badge>;
}

/** Where a target comes from, its `result_source`; one that is not known is shown as it is. */
export function SourceName({ source }: { readonly source: string }) {
  const say = useSay(wordMessages);
  return <>{source in say ? say[source as 'provider'] : source}</>;
}
