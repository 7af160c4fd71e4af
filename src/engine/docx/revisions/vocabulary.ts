/**
 * Names of revision markup, ECMA-376-1 17.13.5, with the conflict marks Word 2010 adds ([MS-DOCX] 2.6.1).
 * `w:ins` and `w:del` mean different things by place: see `mark-revisions.ts`.
 */
export const insertionNames: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'm:ins', 'w14:conflictIns']);

export const deletionNames: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'm:del',
  'w14:conflictDel',
]);

/** Properties as they were before a formatting change, by the element that records them. */
export const propertyChangeNames: ReadonlySet<string> = new Set([
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
]);

export const deletedTextNames: ReadonlyMap<string, string> = new Map([
  ['w:delText', 't'],
  ['w:delInstrText', 'instrText'],
]);

export const cellMarkNames: ReadonlySet<string> = new Set(['w:cellIns', 'w:cellDel', 'w:cellMerge']);

/** Markers that delimit revisions and mean nothing once these are resolved. */
export const rangeMarkNames: ReadonlySet<string> = new Set(
  ['w:moveFrom', 'w:moveTo', 'w:customXmlIns', 'w:customXmlDel', 'w:customXmlMoveFrom', 'w:customXmlMoveTo']
    .concat('w14:customXmlConflictIns', 'w14:customXmlConflictDel')
    .flatMap((name) => [`${name}RangeStart`, `${name}RangeEnd`]),
);

/** Everything that is gone from a part once its revisions are resolved. */
export const revisionNames: ReadonlySet<string> = new Set([
  ...insertionNames,
  ...deletionNames,
  ...propertyChangeNames,
  ...deletedTextNames.keys(),
  ...cellMarkNames,
  ...rangeMarkNames,
  'w:numberingChange',
]);

/** Markers that pair up across the story; they outlive the content they stand in (EG_RangeMarkupElements). */
export const pairedMarkNames: ReadonlySet<string> = new Set([
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:permStart',
  'w:permEnd',
]);

/** Elements that hold text of their own, apart from the text around them. */
export const storyNames: ReadonlySet<string> = new Set([
  'w:body',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:docPartBody',
  'w:txbxContent',
  'wne:txbxContent',
]);

/** Elements whose last block must be a paragraph (17.4.65) or that Word wants never to be empty. */
export const needsParagraphNames: ReadonlySet<string> = new Set([
  'w:tc',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:txbxContent',
  'wne:txbxContent',
]);

/** Wrappers around runs that go with their content once all of it is removed. */
export const inlineWrapperNames: ReadonlySet<string> = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'm:oMath',
  'm:oMathPara',
  ...'acc bar borderBox box d eqArr f func groupChr limLow limUpp m nary phant rad sPre sSub sSubSup sSup'
    .split(' ')
    .map((name) => `m:${name}`),
]);

/** Arguments of mathematical objects: required even when empty, so they go only together with their object. */
export const mathArgumentNames: ReadonlySet<string> = new Set(
  'e num den sub sup deg fName lim mr'.split(' ').map((name) => `m:${name}`),
);

/** Property elements that mean the same as their absence once they are empty. */
export const omittedWhenEmptyNames: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:pPr',
  'w:trPr',
  'w:tcPr',
  'w:tblPrEx',
]);

export function isProperties(name: string): boolean {
  return name.endsWith('Pr') || name === 'w:tblGrid' || name === 'w:tblPrEx';
}
