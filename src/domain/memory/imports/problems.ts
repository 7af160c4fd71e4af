import { defineProblems } from '#platform/problems';

export const importProblem = defineProblems({
  'import-unknown': {
    status: 404,
    when: 'There is no such import, or it is in none of your projects that use its memory.',
    action: 'List the imports of the memory.',
  },
  'import-state': {
    status: 409,
    when: 'In its present state this cannot be done to the import.',
    action: 'Read the import again: its state and its failure say what is possible.',
  },
  'import-undo-blocked': {
    status: 409,
    when: 'Later work builds on the units of the import, so undoing it would lose more than it brought.',
    action:
      'Undo the imports that facts.imports names first, or discard those that are not committed; or deactivate single units instead.',
  },
  'memory-file-unreadable': {
    status: 422,
    when: 'The file is no TMX, or it breaks off; nothing of it was taken.',
    action: 'Export or transfer the file again; the findings of the import say what is wrong with this one.',
  },
  'memory-file-languages': {
    status: 422,
    when: 'The file has translations into more than 500 languages; the import ends.',
    action: 'Import one language after the other, with `to`.',
  },
  'memory-file-missing': {
    status: 400,
    when: 'The request holds no TMX file.',
    action: 'Send one file in a multipart body.',
  },
  'import-file-gone': {
    status: 410,
    when: 'The uploaded file is not there any more, so the import cannot go on.',
    action: 'Discard the import and upload the file again.',
  },
  'import-gave-up': {
    status: 500,
    when: 'The import failed several times and was given up; what was staged is kept.',
    action:
      'Look at the message, then send POST /memory-imports/{importId}/retries: it goes on where it stopped.',
  },
  'language-tag-invalid': {
    status: 422,
    when: 'A language is no BCP 47 tag.',
    action: 'Use tags such as de, fr-CA or zh-Hans.',
  },
});
