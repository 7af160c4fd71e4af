export {
  type Field,
  type FieldIndex,
  type FieldRole,
  fieldType,
  indexFields,
  isResultText,
  quotingFields,
} from './fields.ts';
export {
  describeFormat,
  type Format,
  type FormatContext,
  FormatTable,
  looksCompatible,
  looksDifferentOnBlanks,
  mayShareWord,
} from './format-table.ts';
export { isStory, type PartKind, partKind } from './part-kinds.ts';
export { type DrawingFormats, readDrawingParagraph } from './read-drawing-paragraph.ts';
export { type ParagraphReading, type ReadingContext, readParagraph } from './read-paragraph.ts';
export { StyleSheet } from './style-sheet.ts';
export type {
  FieldToken,
  ObjectToken,
  Piece,
  SourceRange,
  TextToken,
  Token,
  Wrapper,
  WrapperToken,
} from './tokens.ts';
