import { defineProblems } from '#platform/problems';

export const lineageProblem = defineProblems({
  'lineage-operation-unknown': {
    status: 404,
    when: 'There is no such lineage operation, or it is in none of your projects.',
    action: 'List the lineage operations of the project.',
  },
  'lineage-operation-undone': {
    status: 409,
    when: 'The lineage operation was undone already.',
    action: 'Nothing is left to do.',
  },
  'lineage-built-upon': {
    status: 409,
    when: 'Something later builds on the lineage operation: a version, or another operation on the same files.',
    action: 'Undo the later operations first, or move versions with a split or a merge.',
  },
  'lineage-merge-same': {
    status: 422,
    when: 'A file cannot be merged into itself.',
    action: 'Name two files.',
  },
  'lineage-rename-same': {
    status: 422,
    when: 'The file has that name already.',
    action: 'Choose another name.',
  },
  'lineage-split-invalid': {
    status: 422,
    when: 'A split takes some versions of a file away and leaves some.',
    action: 'Name versions of that file, but not all of them.',
  },
});
