import { wordMessages } from '#domain/runs/wording';
import { FilterBar, Select, TextField, useSay, useView } from '#platform/web/components';
import { reviewMessages } from './messages.ts';
import type { Review } from './read-review.ts';
import { filterNames } from './review-query.ts';

/** What the list is narrowed to; each choice says how many segments it holds. */
export function ReviewFilter({ review: { query, counts } }: { readonly review: Review }) {
  const say = useSay(reviewMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  const nameOf = (field: string, value: string): string => {
    const special = { failed: words.verificationFailed, in_review: words.reviewing };
    if (field !== 'resultSource' && value in special) return special[value as 'failed'];
    return value in words ? words[value as 'passed'] : value;
  };
  const choices = (field: string) =>
    counts
      .filter((count) => count.field === field)
      .map(({ value, count }) => ({ value, label: `${nameOf(field, value)} (${format.number(count)})` }));
  return (
    <FilterBar names={filterNames}>
      <TextField name="text" type="search" label={say.search} value={query.text} maxLength={500} optional />
      <Select
        name="reviewStatus"
        label={say.review}
        none={say.any}
        value={query.reviewStatus}
        choices={choices('reviewStatus')}
        optional
      />
      <Select
        name="verificationState"
        label={say.checks}
        none={say.any}
        value={query.verificationState}
        choices={choices('verificationState')}
        optional
      />
      <Select
        name="resultSource"
        label={say.origin}
        none={say.any}
        value={query.resultSource}
        choices={choices('resultSource')}
        optional
      />
      <Select
        name="finding"
        label={say.finding}
        none={say.any}
        value={query.finding}
        choices={choices('finding')}
        optional
      />
    </FilterBar>
  );
}
