import { defineProblems } from '#platform/problems';

export const storageProblem = defineProblems({
  'object-missing': {
    status: 410,
    when: 'The storage has no such object.',
    action: 'Restore it from a backup of the storage.',
  },
  'object-damaged': {
    status: 410,
    when: 'The object is not what was stored.',
    action: 'Restore it from a backup of the storage, and check the disk.',
  },
  'object-key-invalid': {
    status: 400,
    when: 'No object can have this key.',
    action: 'Use letters, digits, dots, hyphens and underscores, parted by slashes.',
  },
  'size-exceeded': {
    status: 413,
    when: 'What was sent is larger than allowed.',
    action: 'Send a smaller file, or ask whoever runs Verso for a higher limit.',
  },
  'upload-spent': {
    status: 500,
    when: 'The stream was read before, so that what is left of it is not the whole.',
    action: 'Report this: content has to be put before a transaction that may be repeated.',
  },
});
