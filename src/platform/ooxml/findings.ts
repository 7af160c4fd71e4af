import { defineFindings } from '#engine/findings';

const repairInWord = 'Open the document in Word, let it repair the document, save it and submit that copy.';
const tolerated =
  'Word usually passes over this; look at the named place if the fault is new in a translation.';
const ownRulesHold = 'The other checks hold without it.';

/**
 * What the Open XML SDK says of a document, by kind of fault; its own id and words are the detail. Faults of attribute
 * values are warnings, for documents that Word writes and reads are full of them.
 */
export const schemaFinding = defineFindings({
  'schema-element': {
    severity: 'error',
    when: 'The schema does not allow an element where it stands, or misses one.',
    action: repairInWord,
  },
  'schema-attribute-missing': {
    severity: 'error',
    when: 'The schema requires an attribute that is not there.',
    action: repairInWord,
  },
  'schema-attribute-undeclared': {
    severity: 'warning',
    when: 'The schema does not know an attribute.',
    action: tolerated,
  },
  'schema-value': { severity: 'warning', when: 'The schema does not allow a value.', action: tolerated },
  'schema-duplicate': {
    severity: 'warning',
    when: 'A value that should be unique is not.',
    action: tolerated,
  },
  'schema-reference': {
    severity: 'error',
    when: 'Something refers to what is not in the document or is of another kind.',
    action: repairInWord,
  },
  'schema-constraint': {
    severity: 'warning',
    when: 'Attributes contradict one another or break another rule of the standard.',
    action: tolerated,
  },
  'schema-package': {
    severity: 'error',
    when: 'The package lacks a part it needs, or has one it may not have.',
    action: repairInWord,
  },
  'schema-compatibility': {
    severity: 'error',
    when: 'Markup compatibility attributes or elements are not used as the standard says.',
    action: repairInWord,
  },
  'schema-unreadable': {
    severity: 'error',
    when: 'The Open XML SDK cannot read the document at all.',
    action: repairInWord,
  },
  'schema-check-cut-short': {
    severity: 'info',
    when: 'The document has more schema faults than the Open XML SDK reports, which is a thousand.',
    action: 'Faults beyond the thousandth are unknown; repair the document in Word to learn of them.',
  },
  'schema-check-unavailable': {
    severity: 'info',
    when: 'The schema check is not available on this platform.',
    action: `Reinstall with optional dependencies to have it. ${ownRulesHold}`,
  },
  'schema-check-timed-out': {
    severity: 'warning',
    when: 'The schema check took longer than allowed and was ended.',
    action: `Allow it more time for a document of this size. ${ownRulesHold}`,
  },
  'schema-check-failed': {
    severity: 'warning',
    when: 'The schema check broke off.',
    action: `Check that the machine has memory and disk space to spare. ${ownRulesHold}`,
  },
});
