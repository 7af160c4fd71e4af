import { codeCheck } from './code-check.ts';

export const codeLeftOut = codeCheck({
  code: 'code-left-out',
  weight: 'informs',
  kinds: ['missing'],
  blocks: false,
  when: 'Formatting of the source is not in the target.',
  action: 'Set it where the emphasis belongs, or approve the target without it.',
  explanation: 'Only for codes that a translation may do without, such as bold and italics.',
  examples: [
    {
      source: 'Press <1>now</1>.',
      target: 'Jetzt drücken.',
      languages: ['en', 'de'],
      found: true,
      deletable: [1],
    },
    {
      source: 'Press <1>now</1>.',
      target: '<1>Jetzt</1> drücken.',
      languages: ['en', 'de'],
      found: false,
      deletable: [1],
    },
  ],
});
