import { defineProblems } from '#platform/problems';

export const fileProblem = defineProblems({
  'file-unknown': {
    status: 404,
    when: 'There is no such file, or it is in none of your projects.',
    action: 'List the files of the project.',
  },
  'version-unknown': {
    status: 404,
    when: 'There is no such version, or it is in none of your projects, or not in the one that is named.',
    action: 'List the versions of the file.',
  },
  'extraction-unknown': {
    status: 404,
    when: 'The version has not been taken apart yet.',
    action: 'Start a run of the version, or upload it again.',
  },
  'versions-unrelated': {
    status: 422,
    when: 'Changes are told between two versions of one project.',
    action: 'Name two versions of the same project.',
  },
  'external-key-taken': {
    status: 409,
    when: 'Another file of the project has this external key.',
    action: 'Upload to that file, or choose another key.',
  },
  'file-deleted': {
    status: 410,
    when: 'The file was deleted: its texts and artifacts are gone.',
    action: 'Upload the document again as a new file.',
  },
  'version-deleted': {
    status: 410,
    when: 'The version was deleted: its texts and artifacts are gone.',
    action: 'Use another version of the file, or upload the document again.',
  },
  'version-last': {
    status: 409,
    when: 'The version is the only one of its file that is not deleted.',
    action: 'Delete the file instead.',
  },
  'file-held': {
    status: 409,
    when: 'A legal hold lies on the file, so nothing of it is deleted.',
    action: 'Lift the hold with PUT /api/v1/files/{fileId}/legal-hold, if you may.',
  },
  'file-merged': {
    status: 409,
    when: 'The file was merged into another.',
    action: 'Use the file it was merged into, or undo the merge.',
  },
});
