import { defineProblems } from '#platform/problems';

export const arrivalProblem = defineProblems({
  'file-collision': {
    status: 409,
    when: 'A file of that name exists, and its content is not similar.',
    action:
      'Upload again with intent new-version if it is the same document, with intent new-file if it is another.',
  },
  'rename-offered': {
    status: 409,
    when: 'A file of another name has nearly the same content.',
    action:
      'Upload again with intent rename if it is that file under a new name, with intent new-file if it is another.',
  },
  'identical-version': {
    status: 409,
    when: 'The project has a version with exactly these bytes.',
    action:
      'Start a run of that version (intent rerun gives it back), or upload again with intent new-version or new-file.',
  },
  'upload-contradictory': {
    status: 422,
    when: 'File id, external key and intent of the upload contradict one another.',
    action: 'Name the file by one of them, or leave the intent away.',
  },
  'upload-target-missing': {
    status: 409,
    when: 'No file was found that the intent could be about.',
    action: 'Name the file with fileId, or upload with intent auto.',
  },
});
