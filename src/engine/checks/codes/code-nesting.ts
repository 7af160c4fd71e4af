import { codeCheck } from './code-check.ts';

export const codeNesting = codeCheck({
  code: 'code-nesting',
  weight: 'blocks',
  kinds: ['unopened', 'unclosed', 'crossing'],
  blocks: true,
  when: 'A pair of codes is open, begins behind its end, crosses another one, or holds a code that may not move and stands elsewhere in the source.',
  action: 'Set both halves of the pair around what they belong to.',
  explanation: 'Pairs that cross one another in the source may do so in the target.',
  examples: [
    { source: 'Press <1>now</1>.', target: '<1>Jetzt drücken.', languages: ['en', 'de'], found: true },
    { source: '<1>a</1> <2>b</2>', target: '<1>a <2>b</1> c</2>', languages: ['en', 'de'], found: true },
    { source: '<1>a</1> <2>b</2>', target: '<2>b</2> <1>a</1>', languages: ['en', 'de'], found: false },
  ],
});
