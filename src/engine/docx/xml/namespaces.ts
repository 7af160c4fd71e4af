/**
 * Canonical prefixes. A document may bind any prefix (or none) to a namespace, and ISO/IEC 29500 strict uses other
 * namespace names than transitional; the engine speaks one name for both, such as `w:p`.
 */
const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';

const canonicalPrefixes = new Map<string, string>([
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['http://www.w3.org/2000/xmlns/', 'xmlns'],
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${office}/drawingml/2006/chart`, 'c'],
  [`${strict}/drawingml/chart`, 'c'],
  [`${office}/drawingml/2006/diagram`, 'dgm'],
  [`${strict}/drawingml/diagram`, 'dgm'],
  [`${office}/drawingml/2006/lockedCanvas`, 'lc'],
  [`${strict}/drawingml/lockedCanvas`, 'lc'],
  [`${office}/drawingml/2006/chartDrawing`, 'cdr'],
  [`${strict}/drawingml/chartDrawing`, 'cdr'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/officeDocument/2006/extended-properties`, 'ep'],
  [`${strict}/officeDocument/extendedProperties`, 'ep'],
  [`${office}/officeDocument/2006/custom-properties`, 'cust'],
  [`${strict}/officeDocument/customProperties`, 'cust'],
  [`${office}/officeDocument/2006/docPropsVTypes`, 'vt'],
  [`${strict}/officeDocument/docPropsVTypes`, 'vt'],
  [`${office}/officeDocument/2006/customXml`, 'ds'],
  [`${strict}/officeDocument/customXml`, 'ds'],
  [`${office}/officeDocument/2006/bibliography`, 'b'],
  [`${strict}/officeDocument/bibliography`, 'b'],
  [`${office}/schemaLibrary/2006/main`, 'sl'],
  [`${strict}/schemaLibrary/main`, 'sl'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/metadata/core-properties`, 'cp'],
  [`${office}/package/2006/content-types`, 'ct'],
  [`${office}/package/2006/relationships`, 'rel'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  [`${microsoft}/drawing/2008/diagram`, 'dsp'],
  [`${microsoft}/drawing/2014/chartex`, 'cx'],
  [`${microsoft}/drawing/2012/chart`, 'c15'],
  [`${microsoft}/drawing/2010/main`, 'a14'],
  [`${microsoft}/word/2006/wordml`, 'wne'],
  [`${microsoft}/word/2010/wordml`, 'w14'],
  [`${microsoft}/word/2012/wordml`, 'w15'],
  [`${microsoft}/word/2010/wordprocessingShape`, 'wps'],
  [`${microsoft}/word/2010/wordprocessingGroup`, 'wpg'],
  [`${microsoft}/word/2010/wordprocessingCanvas`, 'wpc'],
  [`${microsoft}/word/2010/wordprocessingDrawing`, 'wp14'],
  [`${microsoft}/word/2010/wordprocessingInk`, 'wpi'],
]);

/** The engine's name for a local name in a namespace: `w:p`, `p` in no namespace, `{uri}p` in one it does not know. */
export function canonicalName(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = canonicalPrefixes.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}
