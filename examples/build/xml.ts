/** Markup that is ready to be written; a plain string among content is text that still needs a run. */
export interface Xml {
  readonly xml: string;
}

export type Inline = string | Xml;

export function raw(xml: string): Xml {
  return { xml };
}

/** Text between tags, in which Word leaves quotation marks as they are. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text inside an attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

const namespaceOf = {
  wpc: 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  o: 'urn:schemas-microsoft-com:office:office',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  v: 'urn:schemas-microsoft-com:vml',
  wp14: 'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  w10: 'urn:schemas-microsoft-com:office:word',
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
};

/** A WordprocessingML part with the namespaces Word declares on every root element. */
export function wordPart(root: string, content: string): string {
  const declarations = Object.entries(namespaceOf).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `${xmlDeclaration}<w:${root} ${declarations.join(' ')} mc:Ignorable="w14 w15 wp14">${content}</w:${root}>`;
}
