import { defineFindings } from '#engine/findings';

export const extractFinding = defineFindings({
  'revisions-present': {
    severity: 'error',
    when: 'The document holds tracked changes and the options refuse them.',
    action:
      'Accept or reject the changes in Word first, or set revisions to accept or original in the content options.',
  },
  'revisions-resolved': {
    severity: 'info',
    when: 'The document holds tracked changes; the translation is made of the text with them resolved.',
    action:
      'Keep the source file as the record of the changes; set revisions in the content options to choose another way.',
  },
  'chart-workbook': {
    severity: 'info',
    when: 'A chart keeps its data in an embedded workbook, whose cells are not translated.',
    action: 'If readers will edit the chart, translate the labels in its workbook as well.',
  },
  'embedded-document': {
    severity: 'warning',
    when: 'The document embeds another file, whose text is not translated.',
    action: 'Open the embedded file, translate it on its own and embed the result.',
  },
  'alternative-format-chunk': {
    severity: 'warning',
    when: 'The document imports a chunk in another format when it is opened; its text is not translated.',
    action:
      'Open the document in Word, save it again so that the chunk becomes part of it, and submit that copy.',
  },
  'unknown-text': {
    severity: 'info',
    when: 'Text stands where no word processor shows it; it is kept as it is.',
    action: 'Nothing to do, unless the text should be visible: then open and save the document in Word.',
  },
  'nothing-to-translate': {
    severity: 'warning',
    when: 'The document holds no text that the options send to translation.',
    action: 'Check that this is the right file and that the content options include the text you expect.',
  },
});
