import { defineFindings } from '#engine/findings';

const action =
  'Do not deliver this output: it is not the source in another language. Translate the document again.';
const look = 'Compare the paragraph with the source.';

/** Differences between a translation and its source beyond what a translation may change. */
export const skeletonFinding = defineFindings({
  'skeleton-part-missing': { severity: 'error', when: 'A part of the source is not in the output.', action },
  'skeleton-part-added': {
    severity: 'error',
    when: 'The output has a part that the source has not.',
    action,
  },
  'skeleton-part-changed': {
    severity: 'error',
    when: 'A part that holds nothing to translate was changed.',
    action,
  },
  'skeleton-element-missing': {
    severity: 'error',
    when: 'An element of the source is not in the output.',
    action,
  },
  'skeleton-element-added': {
    severity: 'error',
    when: 'The output has an element that the source has not.',
    action,
  },
  'skeleton-element-changed': {
    severity: 'error',
    when: 'The output has another element than the source.',
    action,
  },
  'skeleton-attribute-changed': {
    severity: 'error',
    when: 'An element has other attributes than in the source.',
    action,
  },
  'skeleton-text-changed': {
    severity: 'error',
    when: 'Text that is not for translation was changed.',
    action,
  },
  'skeleton-properties-changed': {
    severity: 'error',
    when: 'Properties differ from those of the source.',
    action,
  },
  'skeleton-object-missing': {
    severity: 'error',
    when: 'A paragraph lost something that stood among its text.',
    action,
  },
  'skeleton-object-added': {
    severity: 'error',
    when: 'A paragraph gained something that the source has not.',
    action,
  },
  'skeleton-format-unknown': {
    severity: 'error',
    when: 'Text has a format that occurs nowhere in the source part.',
    action,
  },
  'skeleton-format-foreign': {
    severity: 'warning',
    when: 'Text has a format that the source has, but not in this paragraph.',
    action: look,
  },
  'skeleton-format-fewer': {
    severity: 'info',
    when: 'A format that the source paragraph has is not in its translation.',
    action: look,
  },
  'skeleton-blank-fewer': {
    severity: 'warning',
    when: 'A paragraph has fewer tabs, line breaks or special hyphens than its source.',
    action: look,
  },
});
