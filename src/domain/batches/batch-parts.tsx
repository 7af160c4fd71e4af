import { RunStateBadge } from '#domain/runs/wording';
import {
  Badge,
  EmptyState,
  LanguageName,
  Name,
  Progress,
  Table,
  Tabs,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, type Tone, type Trouble } from '#platform/web/pages';
import { type Batch, type ItemState, itemStates } from './batch.ts';
import { batchMessages } from './messages.ts';
import type { ItemCounts, ItemRow } from './queries.ts';

const tones: Readonly<Record<Batch['state'] | ItemState, Tone>> = {
  ...{ open: 'neutral', finished: 'good', cancelled: 'neutral' },
  ...{ waiting: 'neutral', submitted: 'neutral', failed: 'bad', done: 'good' },
};

interface BadgeProps {
  readonly state: Batch['state'] | ItemState;
  /** Of a batch: how many of its items failed. */
  readonly failed?: number;
}

/** The state of a batch, or of one of its items, in a word. What is finished though something failed is not all well. */
export function BatchBadge({ state, failed = 0 }: BadgeProps) {
  const say = useSay(batchMessages);
  if (state === 'finished' && failed > 0) return <Badge tone="warning">{say.finishedNotAll(failed)}</Badge>;
  return (
    <Badge tone={tones[state]} busy={state === 'open' || state === 'submitted'}>
      {say[state]}
    </Badge>
  );
}

interface StateProps {
  readonly batch: Batch;
  readonly items: ItemCounts;
  readonly segments: { readonly total: number; readonly done: number };
}

/** How far a batch has come: the part that keeps up with it. */
export function BatchState({ batch, items, segments }: StateProps) {
  const say = useSay(batchMessages);
  const { format } = useView();
  const counts = itemStates.filter((state) => items[state] > 0);
  return (
    <div class="stack" data-announce={say[batch.state]}>
      <p>
        <BatchBadge state={batch.state} failed={items.failed} />{' '}
        <span class="soft">
          {counts.map((state) => `${say[state]}: ${format.number(items[state])}`).join(' · ')}
        </span>
      </p>
      {segments.total > 0 && <p class="soft">{say.translated(segments)}</p>}
      <Progress value={segments.done} of={segments.total} label={say.segments} />
    </div>
  );
}

interface TabsProps {
  readonly batchId: string;
  readonly counts: ItemCounts;
  readonly state: ItemState | undefined;
}

export function ItemTabs({ batchId, counts, state }: TabsProps) {
  const say = useSay(batchMessages);
  const to = (wanted?: ItemState) => pathTo('/batches/:batchId', { batchId }, { state: wanted });
  const all = itemStates.reduce((sum, one) => sum + counts[one], 0);
  return (
    <Tabs
      label={say.items}
      tabs={[
        { label: say.all, href: to(), count: all, isCurrent: state === undefined },
        ...itemStates
          .filter((one) => counts[one] > 0)
          .map((one) => ({ label: say[one], href: to(one), count: counts[one], isCurrent: one === state })),
      ]}
    />
  );
}

export function ItemTable({ items }: { readonly items: readonly ItemRow[] }) {
  const say = useSay(batchMessages);
  return (
    <Table
      caption={say.items}
      rows={items}
      keyOf={({ number }) => String(number)}
      empty={<EmptyState title={say.noItems}>{say.noItemsText}</EmptyState>}
      columns={[
        {
          label: say.item,
          isHead: true,
          cell: ({ fileId, name }) =>
            fileId ? (
              <a href={pathTo('/files/:fileId', { fileId })}>
                <Name>{name}</Name>
              </a>
            ) : (
              <Name>{name}</Name>
            ),
        },
        { label: say.into, cell: ({ request }) => <LanguageName tag={request.targetLanguage} /> },
        { label: say.state, cell: ({ state }) => <BatchBadge state={state} /> },
        {
          label: say.run,
          cell: ({ runId, runState }) =>
            runId && (
              <a href={pathTo('/runs/:runId', { runId })}>
                <RunStateBadge state={runState as Parameters<typeof RunStateBadge>[0]['state']} />
              </a>
            ),
        },
        {
          label: say.why,
          cell: ({ failure }) =>
            failure &&
            troublesOf(failure).map((trouble, index) => (
              <p key={index}>
                <TroubleText {...trouble} /> <code>{trouble.code}</code>
              </p>
            )),
        },
      ]}
    />
  );
}

/** Why it failed: what was found on the document says more than the refusal as a whole. */
function troublesOf(failure: NonNullable<ItemRow['failure']>): readonly Trouble[] {
  const facts = failure.facts as { findings?: readonly Trouble[] } | undefined;
  return facts?.findings?.slice(0, 3) ?? [failure];
}
