import { describe, expect, it } from 'vitest';
import { deepest, findFaultyText, isTooDeep } from './text-faults.ts';

const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;

describe('a body', () => {
  it.each([
    [nested(deepest), false],
    [nested(deepest + 2), true],
    [`[${'[],'.repeat(1000)}[]]`, false],
    [`["${'['.repeat(1000)}"]`, false],
    [`["\\"${'['.repeat(1000)}\\\\"]`, false],
    [`["\\\\"${',['.repeat(1000)}`, true],
    ['["never ends [[[', false],
    ['"\\', false],
  ])('of %s is too deep: %s', (json, isIt) => {
    expect(isTooDeep(json)).toBe(isIt);
  });
});

describe('text', () => {
  it.each([
    ['a\0', []],
    [{ a: ['x', { b: '\ud800' }] }, ['a', '1', 'b']],
    [{ a: { 'k\0': 1 } }, ['a', 'k\0']],
    [{ a: 'x\n\u202e\ufffe', b: [1, null, true, '\u{1f600}'] }, undefined],
    [undefined, undefined],
  ])('of %j is faulty at %j', (value, place) => {
    expect(findFaultyText(value)).toEqual(place);
  });
});
