export { bracketsUnbalanced } from './brackets-unbalanced.ts';
export { endPunctuation } from './end-punctuation.ts';
export { invertedMarks } from './inverted-mark.ts';
export { noBreakBlank } from './no-break-blank.ts';
export { punctuationForm } from './punctuation-form.ts';
export { punctuationSpacing } from './punctuation-spacing.ts';
export { quotesUnpaired } from './quotes-unpaired.ts';
