import { resultSources, reviewStatuses, verificationStates } from '#domain/runs/targets';
import { wordMessages } from '#domain/runs/wording';
import { Button, FilterBar, Select, TextField, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type ComparisonQuery, filterNames, filterOf } from './comparison-query.ts';
import { comparisonMessages } from './messages.ts';
import type { OpenedComparison } from './open-comparison.ts';
import type { ComparedRuns, ComparisonCount } from './queries.ts';
import { sourceChanges } from './source-changes.ts';

/** Which run is before. */
export function OtherRun({
  opened: { run, other, offered, versions },
}: {
  readonly opened: OpenedComparison;
}) {
  const say = useSay(comparisonMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  const nameOf = (one: OpenedComparison['run']) =>
    [
      format.time(one.createdAt),
      `v${versions.get(one.versionId) ?? '?'}`,
      format.languageName(one.targetLanguage),
      words[one.state],
    ].join(' · ');
  return (
    <form class="filter" method="get" action={pathTo('/runs/:runId/comparison', { runId: run.id })}>
      <Select
        name="with"
        label={say.with}
        value={other?.id}
        choices={offered.map((one) => ({ value: one.id, label: nameOf(one) }))}
      />
      <div class="actions">
        <Button kind="secondary">{say.compare}</Button>
      </div>
    </form>
  );
}

interface FilterProps {
  readonly query: ComparisonQuery;
  /** Undefined while they are not counted: the whole of a long run is looked at for them. */
  readonly counts?: readonly ComparisonCount[];
  readonly runs: ComparedRuns;
}

/** What can be chosen whether or not a segment has it. */
const known: Readonly<Record<string, readonly string[]>> = {
  changedText: ['true', 'false'],
  change: sourceChanges,
  verificationState: verificationStates,
  resultSource: resultSources,
  reviewStatus: reviewStatuses,
};

/** What the list is narrowed to; once it is counted, each choice says how many segments it holds before and after. */
export function ComparisonFilter({ query, counts, runs: { before, after } }: FilterProps) {
  const say = useSay(comparisonMessages);
  const nameOf = useNames();
  const { format } = useView();
  const labels = {
    ...{ changedText: say.changedText, change: say.change, verificationState: say.checks },
    ...{ resultSource: say.origin, reviewStatus: say.review, provider: say.provider },
    ...{ model: say.model, finding: say.finding },
  };
  const counted = ({ field, value, before, after }: ComparisonCount) => {
    const isOfBoth = field === 'change' || field === 'changedText';
    const count = isOfBoth ? format.number(before) : `${format.number(before)} → ${format.number(after)}`;
    return { value, label: `${nameOf(field, value)} (${count})` };
  };
  const choicesOf = (field: string) =>
    counts
      ? counts.filter((count) => count.field === field).map(counted)
      : known[field]?.map((value) => ({ value, label: nameOf(field, value) }));
  const load = {
    'data-hx-get': pathTo(
      '/runs/:runId/comparison/filter',
      { runId: after.id },
      { with: before.id, ...filterOf(query) },
    ),
    'data-hx-trigger': 'load',
    'data-hx-swap': 'outerHTML',
  };
  return (
    <div {...(!counts && load)}>
      <FilterBar
        names={filterNames}
        into="comparison"
        action={pathTo('/runs/:runId/comparison', { runId: after.id })}
        keep={{ with: before.id }}
      >
        {Object.entries(labels).map(([name, label]) => {
          const field = {
            key: name,
            name,
            label,
            value: query[name as keyof typeof labels],
            optional: true,
          } as const;
          const choices = choicesOf(name);
          return choices ? (
            <Select {...field} none={say.any} choices={choices} />
          ) : (
            <TextField {...field} maxLength={100} />
          );
        })}
        <Select
          name="side"
          label={say.side}
          value={query.side ?? 'either'}
          choices={[
            { value: 'either', label: say.either },
            { value: 'before', label: say.beforeRun },
            { value: 'after', label: say.afterRun },
          ]}
        />
      </FilterBar>
    </div>
  );
}

/** Values as people read them. */
function useNames(): (field: string, value: string) => string {
  const say = useSay(comparisonMessages);
  const words = useSay(wordMessages);
  return (field, value) => {
    if (field === 'change' || field === 'changedText') return say[value as 'true'];
    if (field === 'verificationState' && value === 'failed') return words.verificationFailed;
    if (field === 'reviewStatus' && value === 'in_review') return words.reviewing;
    return field in known && value in words ? words[value as 'passed'] : value;
  };
}
