import { defineFindings } from '#engine/findings';

export const xliffFinding = defineFindings({
  'xliff-not-well-formed': {
    severity: 'error',
    when: 'The XLIFF file is not well-formed XML.',
    action: 'Export it again from the translation tool, and do not edit it by hand.',
  },
  'xliff-encoding': {
    severity: 'error',
    when: 'The XLIFF file is not in the encoding it declares, or in one that is not known.',
    action: 'Save it as UTF-8.',
  },
  'xliff-doctype': {
    severity: 'error',
    when: 'The XLIFF file declares a document type, which XLIFF does not need and which can hide an attack.',
    action: 'Remove the declaration if you trust the file, or export it again.',
  },
  'xliff-not-xliff': {
    severity: 'error',
    when: 'The file is XML but not XLIFF.',
    action: 'Submit the .xlf file that was extracted from the document.',
  },
  'xliff-version': {
    severity: 'error',
    when: 'The XLIFF file has another version than was asked for, or one that is not known.',
    action: 'Export it as XLIFF 1.2, 2.0 or 2.1.',
  },
  'xliff-source-language': {
    severity: 'error',
    when: 'The XLIFF file does not say its source language.',
    action: 'Set srcLang on the xliff element (1.2: source-language on file), or export the file again.',
  },
  'xliff-several-files': {
    severity: 'error',
    when: 'The XLIFF file holds no document, or more than one.',
    action: 'Export one XLIFF file for each document.',
  },
  'xliff-duplicate-id': {
    severity: 'warning',
    when: 'Two units of the file, or two segments of a unit, have the same id; the later one counts as without.',
    action: 'Check where the translation of the later one went, or export the file again.',
  },
  'xliff-target-language': {
    severity: 'warning',
    when: 'The XLIFF file does not say its target language.',
    action: 'Set trgLang on the xliff element (1.2: target-language on file).',
  },
  'xliff-origin': {
    severity: 'warning',
    when: 'The XLIFF file does not say from which document it was extracted.',
    action:
      'Make sure that it belongs to the document, or use a tool that keeps the metadata of the file element.',
  },
  'xliff-metadata': {
    severity: 'warning',
    when: 'The content options in the XLIFF file cannot be read.',
    action: 'Export the file again if the translation does not find its places.',
  },
  'xliff-missing-id': {
    severity: 'warning',
    when: 'A unit or a code in the XLIFF file has no id.',
    action: 'Use a tool that keeps ids.',
  },
  'xliff-missing-source': {
    severity: 'warning',
    when: 'A segment of the XLIFF file has no source.',
    action: 'Export the file again; the segment was left out.',
  },
  'xliff-resegmented': {
    severity: 'warning',
    when: 'A tool divided or merged segments; divided ones were joined again.',
    action: 'Check the unit, and turn off re-segmentation in the tool, as the file asks for.',
  },
  'xliff-state': {
    severity: 'warning',
    when: 'A segment has a state that XLIFF does not know; it counts as initial.',
    action: 'Use initial, translated, reviewed or final (1.2: the states of the target element).',
  },
  'xliff-character': {
    severity: 'warning',
    when: 'A cp element does not name a character; it was left out.',
    action: 'Export the file again.',
  },
  'xliff-constraint': {
    severity: 'warning',
    when: 'The XLIFF file breaks a rule of XLIFF 2, which does not keep it from being read.',
    action: 'Report it to the makers of the tool that wrote the file.',
  },
  'xliff-code-reference': {
    severity: 'warning',
    when: 'The end of a code names a start that the unit does not have.',
    action: 'Check the codes of the segment.',
  },
});
