import { describe, expect, it } from 'vitest';
import { contentOptionsSchema } from './content-options.ts';
import { codePattern } from './patterns.ts';

const matches = (codePatterns: string[], doNotTranslate: string[], text: string): string[] =>
  text.match(codePattern(contentOptionsSchema.parse({ codePatterns, doNotTranslate }))!) ?? [];

describe('the expression for codes', () => {
  it.each([
    [['\\d+'], [], 'a 12 b 3', ['12', '3']],
    [['<[^>]+>', '(a|b)c'], [], 'x <i>bc</i>', ['<i>', 'bc', '</i>']],
    [['\\\\1'], [], 'a\\1', ['\\1']],
    [[], ['C++', 'Verso'], 'C++ in Versos by Verso', ['C++', 'Verso']],
  ])('%j and the words %j in %s', (patterns, words, text, found) => {
    expect(matches(patterns, words, text)).toEqual(found);
  });

  it.each([
    ['(a|b)\\1', 'a back reference'],
    ['(a+)+b', 'two ways to read the same letters'],
    ['<.+>', 'a repetition that runs over its end'],
    ['(', 'no expression'],
  ])('refuses %s: %s', (pattern) => {
    expect(contentOptionsSchema.safeParse({ codePatterns: [pattern] }).success).toBe(false);
  });

  it('passes over a pattern that cannot be used, which options from elsewhere may hold', () => {
    expect('aaaa'.match(codePattern({ codePatterns: ['(a+)+b'], doNotTranslate: [] }) ?? /x/g)).toBeNull();
  });
});
