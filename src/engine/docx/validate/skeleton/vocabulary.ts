/** Paragraphs: inside these, runs may be cut and ordered anew. */
export const paragraphs: ReadonlySet<string> = new Set(['w:p', 'a:p']);

export const runs: ReadonlySet<string> = new Set(['w:r', 'a:r']);

export const runProperties: ReadonlySet<string> = new Set(['w:rPr', 'a:rPr']);

/** Wrappers inside paragraphs: what they hold counts as the paragraph's own. */
export const inlineWrappers: ReadonlySet<string> = new Set([
  'w:hyperlink',
  'w:sdt',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'a:fld',
]);

/** Parts of those wrappers that only lead to the runs. */
export const transparent: ReadonlySet<string> = new Set(['w:sdtContent', 'w:rt', 'w:rubyBase']);

/** Marks in the text that a translation may do without. A `w:br` of another type than a line break is not one. */
export const blanks: ReadonlySet<string> = new Set([
  'w:tab',
  'w:br',
  'w:cr',
  'w:softHyphen',
  'w:noBreakHyphen',
  'a:br',
]);

/** Traces of proofing and layout, which word processors write anew, and settings a translation sets. */
export const traces: ReadonlySet<string> = new Set([
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:lang',
  'w:themeFontLang',
  'w:updateFields',
  'c:lang',
]);

/** Run properties that follow the language and its script. */
export const languageProperties: ReadonlySet<string> = new Set(['w:rtl', 'w:cs', 'w:bCs', 'w:iCs', 'w:szCs']);

/** Properties that follow the direction of writing. */
export const directionProperties: ReadonlySet<string> = new Set(['w:bidi', 'w:bidiVisual', 'w:rtlGutter']);

/** Properties compared as a whole. */
export const propertySets: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblPrEx',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:sdtPr',
  'w:tblGrid',
  'a:rPr',
  'a:pPr',
  'a:defRPr',
  'a:endParaRPr',
  'a:bodyPr',
]);

/** Property sets that mean nothing once what follows the language is left out. */
export const emptyMeansNone: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:pPrDefault',
  'w:rPrDefault',
  'w:docDefaults',
  'a:rPr',
  'a:pPr',
  'a:endParaRPr',
]);

/** Elements whose own text is for translation. */
const textElements: ReadonlySet<string> = new Set([
  'w:t',
  'w:delText',
  'a:t',
  'm:t',
  'w:r',
  'dc:title',
  'dc:subject',
  'dc:description',
  'cp:keywords',
  'cp:category',
  'cp:contentStatus',
  'ep:Company',
  'ep:Manager',
  'vt:lpstr',
  'vt:lpwstr',
  'vt:bstr',
]);

/** Chart text: cached strings and literals, not numbers. Both dialects of charts. */
const chartText: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['c:v', new Set(['c:strCache', 'c:multiLvlStrCache', 'c:strLit', 'c15:dlblRangeCache', 'c:tx'])],
  ['cx:pt', new Set(['cx:strDim'])],
  ['cx:v', new Set(['cx:txData'])],
]);

/** Whether the text directly in `name` is for translation; `ancestors` are its nearest ancestors, parent first. */
export function isTranslatableText(name: string, ancestors: () => Iterable<string>): boolean {
  if (textElements.has(name)) return true;
  const within = chartText.get(name);
  if (within) for (const ancestor of ancestors()) if (within.has(ancestor)) return true;
  return false;
}

const values: ReadonlySet<string> = new Set([
  'w:lvlText',
  'w:tblCaption',
  'w:tblDescription',
  'w:statusText',
  'w:helpText',
  'w:default',
  'w:listEntry',
  'w:alias',
]);

/** Whether an attribute is text that people read or hear. */
export function isTranslatableAttribute(element: string, attribute: string): boolean {
  if (attribute === 'descr' || attribute === 'title') return /(?:docPr|cNvPr)$|^v:/.test(element);
  if (attribute === 'alt') return element.startsWith('v:');
  if (attribute === 'string') return element === 'v:textpath';
  if (attribute === 'w:tooltip') return element === 'w:hyperlink';
  if (attribute === 'tooltip') return element.startsWith('a:hlink');
  if (attribute === 'w:displayText') return element === 'w:listItem';
  return attribute === 'w:val' && values.has(element);
}

/** Bold, italic and size for complex scripts, by what they double (ECMA-376-1, 17.3.2.2, 17.3.2.17, 17.3.2.39). */
export const twins: ReadonlyMap<string, string> = new Map([
  ['w:bCs', 'w:b'],
  ['w:iCs', 'w:i'],
  ['w:szCs', 'w:sz'],
]);

const drawingLanguage: ReadonlySet<string> = new Set(['lang', 'altLang', 'dirty', 'err', 'smtClean']);

/** Whether an attribute says nothing about the document, or follows the language. */
export function isTrace(element: string, attribute: string): boolean {
  if (attribute.startsWith('w:rsid') || attribute === 'xml:space') return true;
  if (attribute === 'w:dirty') return element === 'w:fldChar' || element === 'w:fldSimple';
  if (attribute === 'w:hint') return element === 'w:rFonts';
  return drawingLanguage.has(attribute) && /^a:(?:rPr|endParaRPr|defRPr)$/.test(element);
}

/**
 * A field instruction without what its reader sees: the entry of `XE` and `TC` (ECMA-376-1, 17.16.5.75 and 17.16.5.67),
 * the caption of a button (17.16.5.28 and 17.16.5.32).
 */
export function withoutVisibleText(instruction: string): string {
  return instruction
    .replace(/^(\s*(?:XE|TC)\s+")[^"\\]*(?:\\.[^"\\]*)*"/is, '$1"')
    .replace(/^(\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+)\S.*$/is, '$1');
}
