import { describe, expect, it } from 'vitest';
import { contentOptionsSchema } from './content-options.ts';
import { codePattern } from './patterns.ts';

const matches = (codePatterns: string[], doNotTranslate: string[], text: string): string[] =>
  text.match(codePattern(contentOptionsSchema.parse({ codePatterns, doNotTranslate }))!) ?? [];

describe('the expression for codes', () => {
  it.each([
    [['\\d+'], [], 'a 12 b 3', ['12', '3']],
    [['(x)y', '(a|b)\\1'], [], 'xy ab aa', ['xy', 'aa']],
    [['(?<q>["|])x\\k<q>', '(?<q>b)'], [], '"x" b', ['"x"', 'b']],
    [['\\\\1'], [], 'a\\1', ['\\1']],
    [[], ['C++', 'Verso'], 'C++ in Versos by Verso', ['C++', 'Verso']],
  ])('%j and the words %j in %s', (patterns, words, text, found) => {
    expect(matches(patterns, words, text)).toEqual(found);
  });
});
