export { endPunctuation } from './end-punctuation.ts';
export { invertedMarks } from './inverted-marks.ts';
export { bracketsUnbalanced, quotesUnpaired } from './pairs-of-signs.ts';
export { punctuationForm } from './punctuation-form.ts';
export { noBreakBlank, punctuationSpacing } from './punctuation-spacing.ts';
