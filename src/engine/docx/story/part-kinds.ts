/** What a part is for, as far as its text is concerned. */
export type PartKind =
  | 'document'
  | 'header'
  | 'footer'
  | 'footnotes'
  | 'endnotes'
  | 'comments'
  | 'glossary'
  | 'styles'
  | 'numbering'
  | 'settings'
  | 'chart'
  | 'diagram-data'
  | 'diagram-drawing'
  | 'core-properties'
  | 'extended-properties'
  | 'custom-properties'
  | 'other';

const wordprocessing =
  /(?:wordprocessingml|ms-word)\.(?:(?:document|template)\.)?(?:macroEnabled(?:Template)?\.)?/;

/** The kinds of content types (ECMA-376-1, 11.3 and 15.2) that hold or shape text; everything else is `other`. */
const kindBySubtype: Readonly<Record<string, PartKind>> = {
  'main+xml': 'document',
  'header+xml': 'header',
  'footer+xml': 'footer',
  'footnotes+xml': 'footnotes',
  'endnotes+xml': 'endnotes',
  'comments+xml': 'comments',
  'document.glossary+xml': 'glossary',
  'glossary+xml': 'glossary',
  'styles+xml': 'styles',
  'numbering+xml': 'numbering',
  'settings+xml': 'settings',
};

const kindByType: Readonly<Record<string, PartKind>> = {
  'application/vnd.openxmlformats-officedocument.drawingml.chart+xml': 'chart',
  'application/vnd.ms-office.chartex+xml': 'chart',
  'application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml': 'chart',
  'application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml': 'diagram-data',
  'application/vnd.ms-office.drawingml.diagramDrawing+xml': 'diagram-drawing',
  'application/vnd.openxmlformats-package.core-properties+xml': 'core-properties',
  'application/vnd.openxmlformats-officedocument.extended-properties+xml': 'extended-properties',
  'application/vnd.openxmlformats-officedocument.custom-properties+xml': 'custom-properties',
};

/** The kind of a part by its content type; parameters after `;` are ignored. */
export function partKind(contentType: string): PartKind {
  const type = contentType.split(';')[0]!.trim();
  const known = kindByType[type];
  if (known) return known;
  const match = wordprocessing.exec(type);
  if (!match) return 'other';
  return kindBySubtype[type.slice(match.index + match[0].length)] ?? 'other';
}

/** Whether a kind is a WordprocessingML story: paragraphs, tables and what stands in them. */
export function isStory(kind: PartKind): boolean {
  return ['document', 'header', 'footer', 'footnotes', 'endnotes', 'comments', 'glossary'].includes(kind);
}
