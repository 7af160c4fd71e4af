/**
 * Order of children in properties elements: the sequences of wml.xsd (ECMA-376-4 annex A.1). Revision marks of a
 * paragraph mark (CT_ParaRPr) stand first and `rPrChange` last, so one list serves both kinds of `w:rPr`.
 */
const list = (names: string): readonly string[] => names.trim().split(/\s+/);

/** CT_RPr and CT_ParaRPr, 17.3.2.28 and 17.3.1.29. */
export const runPropertyOrder = list(`
  ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
  snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
  lang eastAsianLayout specVanish oMath rPrChange`);

/** CT_PPr, 17.3.1.26. */
export const paragraphPropertyOrder = list(`
  pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
  suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
  spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
  divId cnfStyle rPr sectPr pPrChange`);

/** CT_TblPr, 17.4.59. */
export const tablePropertyOrder = list(`
  tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders
  shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`);

/** CT_SectPr, 17.6.17. */
export const sectionPropertyOrder = list(`
  headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
  formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`);
