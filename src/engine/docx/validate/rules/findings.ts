import { defineFindings } from '#engine/findings';

const repairInWord = 'Open the document in Word, let it repair the document, save it and submit that copy.';
const mayBeIgnored =
  'Word opens such a document; check the named place if the fault is new in a translation.';

/**
 * Faults of a document that is a readable package. An `error` makes Word repair or refuse the document, or lose
 * content without a word; a `warning` is a fault Word passes over; `info` is worth knowing only.
 */
export const ruleFinding = defineFindings({
  'part-name-duplicate': {
    severity: 'error',
    when: 'Two parts have names that differ in nothing but capitals.',
    action: repairInWord,
  },
  'part-content-type-missing': {
    severity: 'error',
    when: 'A part has no content type, so no program knows what it is.',
    action: repairInWord,
  },
  'part-content-type-mismatch': {
    severity: 'error',
    when: 'The content type of a part does not fit the relationship that names it.',
    action: repairInWord,
  },
  'part-not-well-formed': {
    severity: 'error',
    when: 'A part that should be XML is not well-formed.',
    action: repairInWord,
  },
  'relationship-target-missing': {
    severity: 'error',
    when: 'A relationship names a part that is not in the package.',
    action: repairInWord,
  },
  'relationship-id-duplicate': {
    severity: 'error',
    when: 'Two relationships of one part have the same id.',
    action: repairInWord,
  },
  'relationship-reference-missing': {
    severity: 'error',
    when: 'An element refers to a relationship that its part does not have.',
    action: repairInWord,
  },
  'compatibility-prefix-undeclared': {
    severity: 'error',
    when: 'A markup compatibility attribute names a prefix that is not declared there.',
    action: repairInWord,
  },
  'compatibility-choice-missing': {
    severity: 'error',
    when: 'An alternate content block has no choice, or a choice that does not say what it requires.',
    action: repairInWord,
  },
  'field-unbalanced': {
    severity: 'error',
    when: 'A field is begun and not ended, or ended and not begun, within its story.',
    action: `Text behind the mark can vanish in word processors. ${repairInWord}`,
  },
  'field-separator-misplaced': {
    severity: 'error',
    when: 'A field separator stands outside a field or is the second one of its field.',
    action: repairInWord,
  },
  'bookmark-end-missing': {
    severity: 'warning',
    when: 'A bookmark is begun and not ended.',
    action: mayBeIgnored,
  },
  'bookmark-start-missing': {
    severity: 'warning',
    when: 'A bookmark is ended and not begun.',
    action: mayBeIgnored,
  },
  'bookmark-id-duplicate': {
    severity: 'warning',
    when: 'Two bookmarks of one part have the same id.',
    action: mayBeIgnored,
  },
  'bookmark-name-duplicate': {
    severity: 'warning',
    when: 'Two bookmarks have the same name, so references may lead to the wrong one.',
    action: mayBeIgnored,
  },
  'comment-missing': {
    severity: 'error',
    when: 'A comment mark refers to a comment that the document does not have.',
    action: repairInWord,
  },
  'comment-id-duplicate': {
    severity: 'error',
    when: 'Two comments have the same id.',
    action: repairInWord,
  },
  'comment-range-unbalanced': {
    severity: 'warning',
    when: 'A comment range is begun and not ended, or ended and not begun.',
    action: mayBeIgnored,
  },
  'note-missing': {
    severity: 'error',
    when: 'A reference mark names a footnote or endnote that the document does not have.',
    action: repairInWord,
  },
  'note-id-duplicate': {
    severity: 'error',
    when: 'Two footnotes or two endnotes have the same id.',
    action: repairInWord,
  },
  'permission-unbalanced': {
    severity: 'warning',
    when: 'An editing permission is begun and not ended, or ended and not begun.',
    action: mayBeIgnored,
  },
  'revision-text-live': {
    severity: 'error',
    when: 'A tracked deletion holds live text, which word processors lose or bring back.',
    action: repairInWord,
  },
  'revision-text-deleted': {
    severity: 'error',
    when: 'Deleted text stands outside a tracked deletion, where word processors drop it.',
    action: repairInWord,
  },
  'revision-move-unbalanced': {
    severity: 'warning',
    when: 'A tracked move has an origin without a destination, or a range with one end.',
    action: mayBeIgnored,
  },
  'revision-move-duplicate': {
    severity: 'warning',
    when: 'Two tracked moves have the same name.',
    action: mayBeIgnored,
  },
  'table-row-missing': {
    severity: 'error',
    when: 'A table has no rows.',
    action: repairInWord,
  },
  'table-grid-missing': {
    severity: 'warning',
    when: 'A table does not define its columns.',
    action: mayBeIgnored,
  },
  'table-cell-missing': {
    severity: 'error',
    when: 'A table row has no cells.',
    action: repairInWord,
  },
  'table-cell-unfinished': {
    severity: 'error',
    when: 'A table cell does not end with a paragraph.',
    action: repairInWord,
  },
  'element-misplaced': {
    severity: 'error',
    when: 'An element stands where WordprocessingML does not allow it.',
    action: repairInWord,
  },
  'text-misplaced': {
    severity: 'error',
    when: 'Text stands directly in an element that holds no text.',
    action: repairInWord,
  },
  'properties-misplaced': {
    severity: 'error',
    when: 'Properties do not come first in their element, or come twice.',
    action: repairInWord,
  },
  'control-content-missing': {
    severity: 'warning',
    when: 'A content control has no content.',
    action: mayBeIgnored,
  },
  'attribute-missing': {
    severity: 'error',
    when: 'An element lacks an attribute it cannot do without.',
    action: repairInWord,
  },
  'style-missing': {
    severity: 'warning',
    when: 'A style is used that the document does not define.',
    action: mayBeIgnored,
  },
  'style-id-duplicate': {
    severity: 'warning',
    when: 'Two styles have the same id.',
    action: mayBeIgnored,
  },
  'numbering-missing': {
    severity: 'warning',
    when: 'A list is used that the document does not define.',
    action: mayBeIgnored,
  },
  'drawing-id-duplicate': {
    severity: 'info',
    when: 'Two drawings of one part have the same id, as word processors often write them.',
    action: mayBeIgnored,
  },
  'space-not-preserved': {
    severity: 'warning',
    when: 'Text begins or ends with a space that word processors drop, for it is not marked as preserved.',
    action: mayBeIgnored,
  },
  'faults-too-many': {
    severity: 'error',
    when: 'A part has more faults than are reported one by one.',
    action: repairInWord,
  },
});
