import { codeCheck } from './code-check.ts';

export const codeAdded = codeCheck({
  code: 'code-added',
  weight: 'blocks',
  kinds: ['unknown', 'duplicate'],
  blocks: true,
  when: 'The target has a code that the source does not have, or has one twice.',
  action: 'Take the code out.',
  explanation: 'A code of the source stands once in the target.',
  examples: [
    { source: 'Press <1/> now.', target: '<1/> Jetzt <1/> drücken.', languages: ['en', 'de'], found: true },
    { source: 'Press <1/> now.', target: 'Jetzt <1/> drücken.', languages: ['en', 'de'], found: false },
  ],
});
