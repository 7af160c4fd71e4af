import { defineFindings } from '#engine/findings';

export const terminologyFinding = defineFindings({
  'glossary-format': {
    severity: 'error',
    when: 'The file is not a glossary that can be read.',
    action:
      'Submit TBX (.tbx, .xml) or a table as text (.csv, .tsv, .tab, .txt); save workbooks as “CSV UTF-8”.',
  },
});
