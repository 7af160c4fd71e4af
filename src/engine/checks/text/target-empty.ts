import { type Check, nothing } from '#engine/checks/subject';

const found = [{ start: 0, end: 0, detail: '' }];

export const targetEmpty: Check = {
  code: 'target-empty',
  weight: 'blocks',
  when: 'The target is empty although the source has text.',
  action: 'Translate the sentence, or copy the source where it stays as it is.',
  explanation: 'Blanks alone count as empty. A source without any letter, digit or sign asks for nothing.',
  examples: [
    { source: 'Press Start.', target: '', languages: ['en', 'de'], found: true },
    { source: 'Press Start.', target: '  ', languages: ['en', 'de'], found: true },
    { source: 'Press Start.', target: 'Drücken Sie Start.', languages: ['en', 'de'], found: false },
    { source: ' ', target: '', languages: ['en', 'de'], found: false },
  ],
  find: ({ source, target }) => (target.isEmpty && !source.isEmpty ? found : nothing),
};
