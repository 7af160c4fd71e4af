export type { DateToken } from './date-token.ts';
export { datesOf } from './dates-of.ts';
export { isRound, romanNumeral, wordsForNumber } from './number-words.ts';
export { type NumberToken, numbersOf } from './numbers-of.ts';
export { readingsOf, scaled } from './readings.ts';
export { type Scale, scaleBehind } from './scales.ts';
export { type Separators, separatorsOf } from './separators.ts';
