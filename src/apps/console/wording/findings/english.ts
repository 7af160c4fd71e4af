import type { Wording } from '#apps/console/wording/phrases';

const divide = 'Divide the document, or shrink its pictures.';
const removeEmbedded = 'Remove the embedded files from the document.';
const nameLanguage = 'Name the source language when you upload the document, if this one is wrong';
const ofConnection = 'on the page of the connection';

/** Where the catalogues name options of commands and pages of documentation, people are told of pages. */
export const english: Wording = {
  'zip-too-many-entries': { action: 'Upload a simpler document.' },
  'zip-part-too-large': { action: divide },
  'zip-total-too-large': { action: divide },
  'zip-bomb': {
    action:
      'Do not trust this file: no word processor writes it. Ask its author for a copy freshly saved from Word.',
  },
  'file-too-large': { action: divide },
  'xml-total-too-large': { action: 'Divide the document.' },
  'nesting-too-deep': { action: removeEmbedded },
  'nesting-too-large': { action: removeEmbedded },
  'macros-refused': { action: 'Save it in Word as .docx without macros and upload that copy.' },
  'signature-refused': { action: 'Upload an unsigned copy.' },
  'language-guessed': { action: `${nameLanguage}: it decides where sentences end.` },
  'language-contradicted': { action: `${nameLanguage}.` },
  'provider-key-missing': {
    when: 'The provider needs a key, and the connection has none.',
    action: `Enter it ${ofConnection}.`,
  },
  'provider-key-unusable': {
    action: `Enter it anew ${ofConnection}: the key alone, without quotation marks or line breaks.`,
  },
  'provider-setting-missing': { action: `Add it ${ofConnection}.` },
  'provider-settings-invalid': { action: `Correct the named setting ${ofConnection}.` },
  'provider-pseudo': { action: 'Name a provider.' },
  'check-settings-invalid': { action: 'Correct the entry that is named.' },
};
