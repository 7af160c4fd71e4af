import {
  addressChanged,
  codeAdded,
  codeEmpty,
  codeLeftOut,
  codeMissing,
  codeNesting,
  codeOrder,
  codeSpacing,
  placeholderChanged,
  symbolChanged,
} from '#engine/checks/codes';
import { languageWrong, scriptForeign } from '#engine/checks/language';
import { dateChanged, numberAdded, numberFormat, numberMissing } from '#engine/checks/numbers';
import {
  bracketsUnbalanced,
  endPunctuation,
  invertedMarks,
  noBreakBlank,
  punctuationForm,
  punctuationSpacing,
  quotesUnpaired,
} from '#engine/checks/punctuation';
import type { Check } from '#engine/checks/subject';
import { fuzzyUnedited, termForbidden, termMissing, termTranslated } from '#engine/checks/terms';
import {
  acronyms,
  allCapitals,
  corruptedCharacters,
  doubleBlank,
  edgeBlanks,
  initialCapital,
  lengthRatio,
  lineBreaks,
  repeatedWords,
  sentenceCount,
  targetEmpty,
  targetSameAsSource,
} from '#engine/checks/text';

/** The checks of single pairs by subject, in the order in which findings are given. */
export const pairChecks: Readonly<Record<string, readonly Check[]>> = {
  'What is not translated': [targetEmpty, targetSameAsSource, languageWrong, scriptForeign, fuzzyUnedited],
  'Codes, placeholders and addresses': [
    codeMissing,
    codeLeftOut,
    codeAdded,
    codeNesting,
    codeOrder,
    codeEmpty,
    codeSpacing,
    placeholderChanged,
    addressChanged,
  ],
  'Numbers and dates': [numberMissing, numberAdded, numberFormat, dateChanged, symbolChanged],
  Terms: [termMissing, termForbidden, termTranslated, acronyms],
  'Blanks and characters': [corruptedCharacters, edgeBlanks, doubleBlank, lineBreaks],
  Punctuation: [
    punctuationForm,
    endPunctuation,
    punctuationSpacing,
    noBreakBlank,
    invertedMarks,
    bracketsUnbalanced,
    quotesUnpaired,
  ],
  'Words and length': [repeatedWords, initialCapital, allCapitals, lengthRatio, sentenceCount],
};

export const allPairChecks: readonly Check[] = Object.values(pairChecks).flat();
