import { defineFindings } from '#engine/findings';

export const jsonFinding = defineFindings({
  'json-syntax': {
    severity: 'error',
    when: 'The file is not JSON.',
    action: 'Correct the syntax at the named place; most editors show it.',
  },
  'json-encoding': {
    severity: 'error',
    when: 'The file is not in UTF-8, which JSON asks for.',
    action: 'Save it as UTF-8.',
  },
  'json-schema': {
    severity: 'error',
    when: 'The JSON does not have the form of an exchange document.',
    action: 'Correct the named place; docs/schemas/exchange-document.schema.json describes the form.',
  },
  'json-duplicate-id': {
    severity: 'error',
    when: 'Two units, two segments of a unit or two codes of a segment have the same id.',
    action: 'Give each its own id, as it was extracted.',
  },
  'json-unknown-mark': {
    severity: 'warning',
    when: 'A text has a mark whose code is not listed; it counts as ordinary text.',
    action: 'Use the marks of the source, or write &lt; for a < that starts no mark.',
  },
  'json-mark-form': {
    severity: 'warning',
    when: 'A mark has another form than its code asks for; it was read as what it must mean.',
    action: 'Write pairs as <1>…</1> and single codes as <1/>.',
  },
});
