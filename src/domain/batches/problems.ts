import { defineProblems } from '#platform/problems';

export const batchProblem = defineProblems({
  'batch-unknown': {
    status: 404,
    when: 'There is no such batch, or it is in none of your projects.',
    action: 'List the batches of the project.',
  },
  'batch-manifest-invalid': {
    status: 400,
    when: 'The manifest is not what a batch expects.',
    action: 'Correct what facts.issues names; docs/batches.md describes the manifest.',
  },
  'batch-file-missing': {
    status: 422,
    when: 'An item of the manifest names a document that is not there.',
    action: 'Send the file with exactly this name, or name an artifact or version of the project.',
  },
  'batch-file-ambiguous': {
    status: 422,
    when: 'An item of the manifest names a file, and several of that name were sent.',
    action:
      'Give the files different names, or leave them out of the manifest: then each is an item of its own.',
  },
  'batch-language-missing': {
    status: 422,
    when: 'An item has no target language.',
    action: 'Name target languages for the item or for the whole batch.',
  },
  'batch-empty': {
    status: 422,
    when: 'A batch without any document was sent.',
    action: 'Send at least one file, or name one in the manifest.',
  },
  'batch-state': {
    status: 409,
    when: 'In its present state this cannot be done to the batch.',
    action: 'Read the batch again; a cancelled batch stays cancelled.',
  },
});
