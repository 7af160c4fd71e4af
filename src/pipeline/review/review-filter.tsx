import { resultSources, reviewStatuses, type TargetCount, verificationStates } from '#domain/runs/targets';
import { wordMessages } from '#domain/runs/wording';
import { FilterBar, Select, TextField, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { reviewMessages } from './messages.ts';
import { filterNames, filterOf, type ReviewQuery } from './review-query.ts';

interface FilterProps {
  readonly runId: string;
  readonly query: ReviewQuery;
  /** Undefined while they are not counted: the whole of a long run is looked at for them. */
  readonly counts?: readonly TargetCount[];
}

/** What can be chosen whether or not a segment has it. */
const known: Readonly<Record<string, readonly string[]>> = {
  reviewStatus: reviewStatuses,
  verificationState: verificationStates,
  resultSource: resultSources,
};

/** What the list is narrowed to; once it is counted, each choice says how many segments it holds. */
export function ReviewFilter({ runId, query, counts }: FilterProps) {
  const say = useSay(reviewMessages);
  const choicesOf = useChoices(counts);
  const labels = {
    ...{ reviewStatus: say.review, verificationState: say.checks },
    ...{ resultSource: say.origin, finding: say.finding },
  };
  const load = {
    'data-hx-get': pathTo('/runs/:runId/review/filter', { runId }, filterOf(query)),
    'data-hx-trigger': 'load',
    'data-hx-swap': 'outerHTML',
  };
  return (
    <div id="review-filter" data-choice={JSON.stringify(filterOf(query))} {...(!counts && load)}>
      <FilterBar names={filterNames} action={pathTo('/runs/:runId/review', { runId })}>
        <TextField name="text" type="search" label={say.search} value={query.text} maxLength={500} optional />
        {Object.entries(labels).map(([name, label]) => {
          const field = { name, label, value: query[name as keyof typeof labels], optional: true } as const;
          const choices = choicesOf(name);
          return choices ? (
            <Select key={name} {...field} none={say.any} choices={choices} />
          ) : (
            <TextField key={name} {...field} maxLength={100} />
          );
        })}
      </FilterBar>
    </div>
  );
}

/** The choices of a field, with how many segments each holds; undefined where they are not known. */
function useChoices(counts: FilterProps['counts']) {
  const words = useSay(wordMessages);
  const { format } = useView();
  const nameOf = (field: string, value: string): string => {
    const special = { failed: words.verificationFailed, in_review: words.reviewing };
    if (field !== 'resultSource' && value in special) return special[value as 'failed'];
    return value in words ? words[value as 'passed'] : value;
  };
  return (field: string) =>
    counts
      ? counts
          .filter((count) => count.field === field)
          .map(({ value, count }) => ({ value, label: `${nameOf(field, value)} (${format.number(count)})` }))
      : known[field]?.map((value) => ({ value, label: nameOf(field, value) }));
}
