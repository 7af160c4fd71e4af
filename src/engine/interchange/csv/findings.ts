import { defineFindings } from '#engine/findings';

export const csvFinding = defineFindings({
  'csv-not-text': {
    severity: 'error',
    when: 'The file is not text: a workbook, an archive or another binary file.',
    action: 'Save the sheet as “CSV UTF-8” and submit that file.',
  },
  'csv-too-large': {
    severity: 'error',
    when: 'A row of the glossary has more than a million characters; what is behind it was not read.',
    action: 'Check that the file is a glossary, and that its rows end where they should.',
  },
  'csv-languages': {
    severity: 'error',
    when: 'The glossary does not say which languages its columns are in.',
    action: 'Name the languages in the first row, such as en,de, or give both languages when you submit it.',
  },
  'csv-one-column': {
    severity: 'error',
    when: 'The glossary has only one column where source and target are expected.',
    action: 'Separate source and target by a comma, a semicolon or a tab, not by blanks.',
  },
  'csv-empty': {
    severity: 'warning',
    when: 'The glossary holds no terms.',
    action: 'Check that the right file was saved.',
  },
  'csv-encoding': {
    severity: 'warning',
    when: 'The glossary is not UTF-8; it was read as Windows-1252, and some letters may be wrong.',
    action: 'Save it as “CSV UTF-8”.',
  },
  'csv-nul': {
    severity: 'warning',
    when: 'The glossary holds the character NUL (U+0000), which no text has; it was left out. The first place is named.',
    action: 'Check the terms there; the program that wrote the file may have damaged them.',
  },
  'csv-quotes': {
    severity: 'warning',
    when: 'Quotation marks around cells do not close as they should; they were read as part of the text.',
    action: 'Write a quotation mark inside a quoted cell twice.',
  },
  'csv-language-missing': {
    severity: 'warning',
    when: 'The glossary has no column for a language of the translation.',
    action: 'Check the tags in the first row.',
  },
  'csv-unknown-column': {
    severity: 'info',
    when: 'A column of the glossary has a name that is not known; it is kept, but not used.',
    action: 'Rename it if it is a language or one of the documented columns.',
  },
  'csv-value': {
    severity: 'warning',
    when: 'A cell of the glossary has a value that its column does not know; it was left aside.',
    action: 'Use one of the documented values.',
  },
  'csv-conflict': {
    severity: 'warning',
    when: 'Rows of one concept say different things about it; the first one counts.',
    action: 'Say it once, or give the rows different concepts.',
  },
  'csv-no-term': {
    severity: 'warning',
    when: 'A row of the glossary holds no term.',
    action: 'Fill in a term or delete the row.',
  },
  'csv-extra-cells': {
    severity: 'warning',
    when: 'A row of the glossary has more cells than the first row has names; they were left aside.',
    action: 'Put cells that hold the separator in quotation marks.',
  },
});
