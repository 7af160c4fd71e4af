import { codeCheck } from './code-check.ts';

export const codeMissing = codeCheck({
  code: 'code-missing',
  weight: 'blocks',
  kinds: ['missing'],
  blocks: true,
  when: 'A code of the source that may not be lost is not in the target.',
  action: 'Set the code where it belongs in the target.',
  explanation:
    'Objects, fields, references and protected texts may not be lost; formatting may, see `code-left-out`.',
  examples: [
    { source: 'Press <1/> now.', target: 'Jetzt drücken.', languages: ['en', 'de'], found: true },
    { source: 'Press <1/> now.', target: 'Jetzt <1/> drücken.', languages: ['en', 'de'], found: false },
    {
      source: 'Press <1>now</1>.',
      target: 'Jetzt drücken.',
      languages: ['en', 'de'],
      found: false,
      deletable: [1],
    },
  ],
});
