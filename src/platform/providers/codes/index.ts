export { type AnswersWithCodes, askWithCodes } from './ask-with-codes.ts';
export { type CodeStrategy, numberedMarks } from './code-strategy.ts';
export { findPhrase } from './find-phrase.ts';
export { type PlainText, projectedText } from './projected-text.ts';
export { bareHtmlTags, bareXmlTags, htmlTags, xmlTags } from './tags.ts';
