import { type Check, nothing, traits } from '#engine/checks/subject';
import { compareNumbers } from './compare-numbers.ts';

export const numberAdded: Check = {
  code: 'number-added',
  weight: 'warns',
  when: 'The target has a number that the source does not have.',
  action: 'Take the number out, or correct it.',
  explanation:
    'Compares as `number-missing` does; a number that took the place of another is reported there alone. Numbers that the source writes as words may be digits in the target.',
  examples: [
    { source: 'Wait a while.', target: 'Warten Sie 30 Minuten.', languages: ['en', 'de'], found: true },
    { source: 'Wait three minutes.', target: 'Warten Sie 3 Minuten.', languages: ['en', 'de'], found: false },
    { source: 'Pay 1,500 €.', target: 'Zahlen Sie 1.600 €.', languages: ['en', 'de'], found: false },
  ],
  find(pair) {
    if (!pair.target.has(traits.DIGIT)) return nothing;
    const { missing, added } = compareNumbers(pair);
    return added.slice(missing.length).map(({ text, start, end }) => ({ start, end, detail: text }));
  },
};
