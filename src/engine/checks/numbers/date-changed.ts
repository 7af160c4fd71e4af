import { type Check, nothing, traits } from '#engine/checks/subject';
import { compareDates } from './compare-dates.ts';

export const dateChanged: Check = {
  code: 'date-changed',
  weight: 'warns',
  when: 'A date of the target is another day than the one of the source.',
  action: 'Correct the day, the month or their order.',
  explanation:
    'Reads dates in digits, with names of months (CLDR) and in Chinese, Japanese and Korean signs. `12/05/2024` is read in every order its locale ' +
    'leaves open (`en-US`: month first; `en` without a region: both) and may be kept as it stands. A date that is not there at all is reported by its numbers.',
  examples: [
    { source: 'Due on 12 May 2024', target: 'Fällig am 13. Mai 2024', languages: ['en', 'de'], found: true },
    { source: 'Due on 05/06/2024', target: 'Fällig am 05.06.2024', languages: ['en-US', 'de'], found: true },
    { source: 'Due on 05/06/2024', target: 'Fällig am 06.05.2024', languages: ['en-US', 'de'], found: false },
    { source: 'Due on 12/05/2024', target: 'Fällig am 12/05/2024', languages: ['en', 'de'], found: false },
    { source: 'Due on May 12, 2024', target: 'Fällig am 12.05.2024', languages: ['en', 'de'], found: false },
    {
      source: 'Due on May 12, 2024',
      target: '期限は2024年5月12日です',
      languages: ['en', 'ja'],
      found: false,
    },
    {
      source: 'Due on 12/05/2024',
      target: 'يستحق في 12\u200F/05\u200F/2024',
      languages: ['en-GB', 'ar'],
      found: false,
    },
    {
      source: 'Due on May 12, 2024',
      target: 'Échéance le 12 mai 2024',
      languages: ['en', 'fr'],
      found: false,
    },
  ],
  find(pair) {
    if (!pair.source.has(traits.DIGIT) || !pair.target.has(traits.DIGIT)) return nothing;
    if (pair.source.text.length < 4) return nothing;
    return compareDates(pair).changed.map(({ source, target }) => ({
      start: target?.start ?? 0,
      end: target?.end ?? 0,
      detail: `${source.text}; found ${target?.text ?? 'none'}`,
    }));
  },
};
