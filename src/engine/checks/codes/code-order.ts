import { codeCheck } from './code-check.ts';

export const codeOrder = codeCheck({
  code: 'code-order',
  weight: 'blocks',
  kinds: ['order'],
  blocks: true,
  when: 'Codes that may not be moved stand in another order than in the source.',
  action: 'Set them in the order of the source.',
  explanation:
    'Halves of pairs whose other half is in another sentence keep their order; all others may move with the words.',
  examples: [
    { source: '<1/>a <2/>b', target: '<2/>b <1/>a', languages: ['en', 'de'], found: true, unmovable: [1, 2] },
    { source: '<1/>a <2/>b', target: '<2/>b <1/>a', languages: ['en', 'de'], found: false },
  ],
});
