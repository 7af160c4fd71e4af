import { defineFindings } from '#engine/findings';

const saveAsDocx = 'Open it in Word or LibreOffice, save it as Word document (.docx) and submit that copy.';
const repair =
  'The file is damaged: open it in Word, let it repair the document, save it as .docx and submit that copy.';

export const packageFinding = defineFindings({
  'file-empty': {
    severity: 'error',
    when: 'The file is empty.',
    action: 'The upload or download broke off: get a fresh copy and submit that.',
  },
  'file-too-large': {
    severity: 'error',
    when: 'The file is larger than the limit allows.',
    action:
      'Split the document or shrink its pictures, or raise the limit with --limit fileBytes=BYTES if the machine has the memory.',
  },
  'not-a-zip': {
    severity: 'error',
    when: 'The file is not a Word document, whatever its name says.',
    action: 'Check that the right file was submitted; if it is a document, save it from Word as .docx first.',
  },
  'file-encrypted': {
    severity: 'error',
    when: 'The document is protected with a password or by rights management.',
    action:
      'Open it in Word, remove the protection (File, Info, Protect Document), save and submit that copy.',
  },
  'file-legacy-word': {
    severity: 'error',
    when: 'The file is a Word document in the old binary format (.doc).',
    action: saveAsDocx,
  },
  'file-other-office': {
    severity: 'error',
    when: 'The file is an Office file of another kind, not a Word document.',
    action:
      'Only Word documents (.docx, .docm, .dotx, .dotm) are translated: copy the text into one, or submit another file.',
  },
  'file-opendocument': {
    severity: 'error',
    when: 'The file is an OpenDocument or e-book package.',
    action: saveAsDocx,
  },
  'file-rtf': { severity: 'error', when: 'The file is in Rich Text Format (RTF).', action: saveAsDocx },
  'file-html': { severity: 'error', when: 'The file is a web page.', action: saveAsDocx },
  'file-pdf': {
    severity: 'error',
    when: 'The file is a PDF.',
    action: 'Submit the Word document it was made from.',
  },
  'file-flat-xml': {
    severity: 'error',
    when: 'The file is a Word document saved as a single XML file.',
    action: saveAsDocx,
  },
  'file-owner-lock': {
    severity: 'error',
    when: 'The file is the hidden marker (~$) that Word leaves beside an open document, not the document.',
    action: 'Submit the document itself: the file beside it without ~$ in its name.',
  },
  'content-types-missing': {
    severity: 'error',
    when: 'The package has no [Content_Types].xml, so it is not an Office document.',
    action: 'If it is an archive with a document inside, unpack it and submit that document.',
  },
  'content-types-invalid': {
    severity: 'error',
    when: 'The list of content types is not one.',
    action: repair,
  },
  'relationships-invalid': {
    severity: 'error',
    when: 'A relationship part does not hold relationships.',
    action: repair,
  },
  'main-part-missing': {
    severity: 'error',
    when: 'The package does not say which part is the document.',
    action: repair,
  },
  'main-part-wrong-type': {
    severity: 'error',
    when: 'The part that is named as the document has a content type that is not that of a Word document.',
    action: repair,
  },
  'main-part-wrong-root': {
    severity: 'error',
    when: 'The part that is named as the document does not hold a Word document.',
    action: repair,
  },
  'xml-total-too-large': {
    severity: 'error',
    when: 'The XML parts of the document are together larger than the limit allows.',
    action:
      'Split the document, or raise the limit with --limit xmlBytes=BYTES if the machine has the memory.',
  },
  'nesting-too-deep': {
    severity: 'error',
    when: 'Packages are embedded in packages more often than the limit allows.',
    action:
      'Remove the embedded files from the document, or raise the limit with --limit nesting=NUMBER if they are yours.',
  },
  'nesting-too-large': {
    severity: 'error',
    when: 'Packages embedded in one another are together larger than the limit allows for one part.',
    action:
      'Remove the embedded files from the document, or raise the limit with --limit partBytes=BYTES if they are yours.',
  },
  'macros-refused': {
    severity: 'error',
    when: 'The document contains macros, and documents with macros are refused.',
    action:
      'Save it in Word as .docx without macros, or keep them with --allow-macros if you trust its author.',
  },
  'macros-present': {
    severity: 'warning',
    when: 'The document contains macros; they are neither run nor changed.',
    action: 'Make sure that you trust its author, and that the macros do not depend on the text.',
  },
  'signature-refused': {
    severity: 'error',
    when: 'The document is digitally signed, and signed documents are refused.',
    action: 'Submit an unsigned copy, or allow signed ones by leaving out --refuse-signed.',
  },
  'signature-present': {
    severity: 'warning',
    when: 'The document is digitally signed; a translation cannot keep the signature valid.',
    action: 'Have the translation signed anew where a signature is needed.',
  },
  'remote-template': {
    severity: 'info',
    when: 'The document names a template outside the package; it is not fetched.',
    action: 'Check that the address is one you know: Word may open it.',
  },
  'external-content': {
    severity: 'info',
    when: 'The document shows content from outside the package; it is neither fetched nor translated.',
    action: 'Embed the content if it should travel with the document.',
  },
  'relationship-dangling': {
    severity: 'info',
    when: 'A relationship names a part that is not in the package.',
    action: 'Nothing to do unless Word shows a gap there in the source as well.',
  },
  'content-type-missing': {
    severity: 'info',
    when: 'A part has no content type; it is kept as it is.',
    action: 'Save the document again from Word if Word reports it as damaged.',
  },
  'part-not-readable': {
    severity: 'warning',
    when: 'A part beside the text is not well-formed XML; it is kept as it is and nothing in it is translated.',
    action: 'Look at what it holds (properties, custom data, drawings) if its text matters.',
  },
  'embedded-package-unreadable': {
    severity: 'info',
    when: 'An embedded file looks like an archive but cannot be read; it is kept as it is.',
    action: 'Nothing to do unless it cannot be opened in the source either.',
  },
});
