import type { ComponentChildren } from 'preact';
import { ActionButton, Badge, Tabs, useSay } from '#platform/web/components';
import { importWords } from './messages.ts';

type Decision = 'accepted' | 'rejected' | 'undecided';

/** What people decided on a pair or an entry, in a word. */
export function DecisionBadge({ decision }: { readonly decision: Decision | null | undefined }) {
  const tone = decision === 'accepted' ? 'good' : decision === 'rejected' ? 'bad' : 'neutral';
  return <Badge tone={tone}>{useSay(importWords)[decision ?? 'undecided']}</Badge>;
}

/** What is to be known of a pair or an entry. */
export function FlagBadges({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name) => (
        <Badge key={name} tone="warning">
          {name}
        </Badge>
      ))}
    </>
  );
}

interface FlagTabsProps {
  readonly label: string;
  /** How many have each flag, and how many there are at all. */
  readonly counts: Readonly<Record<string, number>>;
  readonly all: number;
  readonly current: string | undefined;
  nameOf(flag: string): string;
  /** The address that shows those with a flag; all without one. */
  to(flag: string | undefined): string;
}

/** Pairs or entries by what is to be known of them, the most frequent first. */
export function FlagTabs({ label, counts, all, current, nameOf, to }: FlagTabsProps) {
  const say = useSay(importWords);
  const flags = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return (
    <Tabs
      label={label}
      tabs={[
        { label: say.all, href: to(undefined), count: all, isCurrent: !current },
        ...flags.map(([flag, count]) => ({
          label: nameOf(flag),
          href: to(flag),
          count,
          isCurrent: flag === current,
        })),
      ]}
    />
  );
}

/** Decides on a whole group, pages that are not shown included. */
export function DecideOnAll({ action }: { readonly action: string }) {
  const say = useSay(importWords);
  return (
    <div class="actions">
      <ActionButton action={action} fields={{ decision: 'accepted' }}>
        {say.acceptAll}
      </ActionButton>
      <ActionButton action={action} fields={{ decision: 'rejected' }}>
        {say.rejectAll}
      </ActionButton>
    </div>
  );
}

interface DecideProps {
  readonly action: string;
  readonly decision: Decision | null | undefined;
  /** What it is about, for those who hear the buttons one after another. */
  readonly about: string;
  readonly revision?: number;
  readonly children?: ComponentChildren;
}

/** Decides on one, otherwise than it is decided. */
export function DecideOnOne({ action, decision, children, ...rest }: DecideProps) {
  const say = useSay(importWords);
  return (
    <>
      {decision !== 'accepted' && (
        <ActionButton action={action} fields={{ decision: 'accepted' }} {...rest}>
          {say.accept}
        </ActionButton>
      )}
      {decision !== 'rejected' && (
        <ActionButton action={action} fields={{ decision: 'rejected' }} kind="quiet" {...rest}>
          {say.reject}
        </ActionButton>
      )}
      {children}
    </>
  );
}
