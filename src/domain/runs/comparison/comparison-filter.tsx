import { wordMessages } from '#domain/runs/wording';
import { Button, FilterBar, Select, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type ComparisonQuery, filterNames } from './comparison-query.ts';
import { comparisonMessages } from './messages.ts';
import type { OpenedComparison } from './open-comparison.ts';
import type { ComparisonCount } from './queries.ts';

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
  readonly counts: readonly ComparisonCount[];
  /** Id of the run before, which stays as it is. */
  readonly withId: string;
}

/** What the list is narrowed to; each choice says how many segments it holds before and after. */
export function ComparisonFilter({ query, counts, withId }: FilterProps) {
  const say = useSay(comparisonMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  const nameOf = (field: string, value: string): string => {
    if (field === 'change' || field === 'changedText') return say[value as 'true'];
    if (field === 'verificationState' && value === 'failed') return words.verificationFailed;
    if (field === 'reviewStatus' && value === 'in_review') return words.reviewing;
    const isWord = ['verificationState', 'reviewStatus', 'resultSource'].includes(field) && value in words;
    return isWord ? words[value as 'passed'] : value;
  };
  const countOf = ({ field, before, after }: ComparisonCount): string =>
    field === 'change' || field === 'changedText'
      ? format.number(before)
      : `${format.number(before)} → ${format.number(after)}`;
  const choices = (field: string) =>
    counts
      .filter((count) => count.field === field)
      .map((count) => ({
        value: count.value,
        label: `${nameOf(field, count.value)} (${countOf(count)})`,
      }));
  const labels = {
    ...{ changedText: say.changedText, change: say.change, verificationState: say.checks },
    ...{ resultSource: say.origin, reviewStatus: say.review, provider: say.provider },
    ...{ model: say.model, finding: say.finding },
  };
  return (
    <FilterBar names={filterNames} into="comparison" keep={{ with: withId }}>
      {Object.entries(labels).map(([name, label]) => (
        <Select
          key={name}
          name={name}
          label={label}
          none={say.any}
          value={query[name as keyof typeof labels]}
          choices={choices(name)}
          optional
        />
      ))}
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
  );
}
