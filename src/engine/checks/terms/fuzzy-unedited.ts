import { type Check, nothing } from '#engine/checks/subject';

export const fuzzyUnedited: Check = {
  code: 'fuzzy-unedited',
  weight: 'warns',
  when: 'The target is a fuzzy match of a memory that nobody has edited.',
  action: 'Adapt it to the source, or approve it.',
  explanation: 'By the origin of the target alone; the score is named.',
  examples: [
    {
      source: 'Press Stop.',
      target: 'Drücken Sie Start.',
      languages: ['en', 'de'],
      found: true,
      origin: { resultSource: 'memory_fuzzy', score: 82 },
    },
    {
      source: 'Press Stop.',
      target: 'Drücken Sie Stopp.',
      languages: ['en', 'de'],
      found: false,
      origin: { resultSource: 'memory_fuzzy', score: 82, edited: true },
    },
    {
      source: 'Press Stop.',
      target: 'Drücken Sie Stopp.',
      languages: ['en', 'de'],
      found: false,
      origin: { resultSource: 'memory_exact', score: 100 },
    },
  ],
  find({ subject, target }) {
    if (subject.resultSource !== 'memory_fuzzy' || subject.edited) return nothing;
    const detail = subject.score === undefined ? '' : `score ${subject.score}`;
    return [{ start: 0, end: target.text.length, detail }];
  },
};
