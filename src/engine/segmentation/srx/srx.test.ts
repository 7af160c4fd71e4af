import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '#test/processor-time';
import { checkSrx, compileRules, srxDocument } from './compile-rules.ts';
import { LinearPattern } from './linear-match.ts';
import { RuleMatcher } from './match-rules.ts';
import { PatternFault, type PatternNode, patternSource } from './pattern-nodes.ts';
import { readPattern } from './read-pattern.ts';
import { readSrx } from './read-srx.ts';
import type { SrxDocument } from './srx-document.ts';
import { writeSrx } from './write-srx.ts';

const codes = (file: string) => readSrx(file).findings.map((finding) => finding.code);
const codesOf = (before: string, after = '') =>
  checkSrx(srxDocument('x', [{ break: true, before, after }])).map(({ code }) => code);

/** Places where a single breaking rule fits. */
function places(before: string, after: string, text: string): number[] {
  const { rules, findings } = compileRules(srxDocument('x', [{ break: true, before, after }]), 'x');
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  return new RuleMatcher(rules, text).breaks();
}

describe('reading SRX', () => {
  it('gives a finding for what is not SRX', () => {
    expect(codes('')).toEqual(['srx-not-readable']);
    expect(codes('<srx><body>')).toEqual(['srx-not-readable']);
    expect(codes('<html/>')).toEqual(['srx-not-srx']);
    expect(codes('<srx version="2.0"><body/></srx>')).toEqual(['srx-not-srx']);
    expect(codes('<!DOCTYPE srx [<!ENTITY a "b">]><srx/>')).toEqual(['srx-not-readable']);
  });

  it('names a map that leads nowhere', () => {
    expect(
      codes(
        '<srx version="2.0"><languagerule languagerulename="a"/><languagemap languagepattern=".*" languagerulename="b"/></srx>',
      ),
    ).toEqual(['srx-map-without-rules']);
  });

  it('gives back what was written', () => {
    const name = fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[^\P{C}\t\n\r]/gu, ''));
    const rule = fc.record({ break: fc.boolean(), before: name, after: name });
    const document: fc.Arbitrary<SrxDocument> = fc.record({
      segmentSubflows: fc.boolean(),
      cascade: fc.boolean(),
      formatHandles: fc.record({ start: fc.boolean(), end: fc.boolean(), isolated: fc.boolean() }),
      languages: fc.array(fc.record({ name, rules: fc.array(rule, { maxLength: 4 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      maps: fc.array(fc.record({ pattern: name, language: name }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(document, (value) => {
        expect(readSrx(writeSrx(value)).document).toEqual(value);
      }),
    );
  });
});

describe('the cascade', () => {
  const document = (cascade: boolean): SrxDocument => ({
    ...srxDocument('de', []),
    cascade,
    languages: [
      { name: 'German', rules: [{ break: false, before: 'Nr\\.', after: '' }] },
      { name: 'Default', rules: [{ break: true, before: '\\.', after: '' }] },
    ],
    maps: [
      { pattern: '[Dd][Ee].*', language: 'German' },
      { pattern: '.*', language: 'Default' },
    ],
  });
  const breaks = (cascade: boolean, language: string) => [
    ...new RuleMatcher(compileRules(document(cascade), language).rules, 'Nr. 5. x').breaks(),
  ];

  it('asks every fitting map in order, and the first rule that fits decides', () => {
    expect(breaks(true, 'de-AT')).toEqual([6]);
    expect(breaks(true, 'en')).toEqual([3, 6]);
  });

  it('stops at the first fitting map without cascading', () => {
    expect(breaks(false, 'de-AT')).toEqual([]);
    expect(breaks(false, 'en')).toEqual([3, 6]);
  });
});

describe('Java and ICU expressions', () => {
  it.each([
    ['\\p{Lu}\\.', '\\h+', 'A.\u00A0b', [2]],
    ['\\bźr\\.', '\\s', 'por. źr. x, wźr. x', [8]],
    ['(?i)nr\\.', '\\s', 'NR. x Nr. x', [3, 9]],
    ['a(?i:B)c', '', 'abc aBc Abc ', [3, 7]],
    ['\\u0041\\x42\\x{43}', '', 'ABC ', [3]],
    ['\\Qa.b\\E\\.', '', 'a.b. axb. ', [4]],
    ['[\\p{L}&&[^x]]!', '', 'a!x!b! ', [2, 6]],
    ['[[:Lu:]-]!', '', 'A!-!a! ', [2, 4]],
    ['(?<!Dr)\\.', '(?!\\s\\d)\\s', 'Dr. a. b. 5 c. d', [6, 14]],
    ['a{2,3}+b?+', '(?>c)', 'aac ', [2]],
    ['^\\d+\\.', '\\s', '1. 2. ', [2]],
    ['x', '$', 'x x', []],
    ['[.!?]+', '\\s+\\P{Ll}', 'a. b. C?! D', [5, 9]],
    ['[\\]\\-^]', '', 'a]b-c^d', [2, 4, 6]],
    ['\\p{IsAlphabetic}\\p{InvalidOrNot}?', '', '', null],
    ['(?<name>a)(?:b)?', '', 'aab ', [1, 2, 3]],
    ['.', '\\R', 'a\nb', [1]],
  ])('%s | %s in %j', (before, after, text, expected) => {
    if (expected === null) expect(codesOf(before, after)).toEqual(['srx-pattern-not-supported']);
    else expect(places(before, after, text)).toEqual(expected);
  });

  it.each(['(a', 'a)', '[a', '*a', '\\', '(\\w)\\1', '(?x) a', '\\y', '[z-a]', '\\p{Nope}', '(?P<n>a)'])(
    '%s is reported',
    (pattern) => {
      expect(codesOf(pattern)).toEqual(['srx-pattern-not-supported']);
    },
  );

  it.each(['(?=(a+)+)b', '((ab|cd){900}){900}', 'a{1000}{1000}', '(?<=(a|a)*)b'])(
    '%s is refused for its cost',
    (pattern) => {
      expect(codesOf(pattern)).toEqual(['srx-pattern-too-costly']);
    },
  );

  it.each([
    ['(a+)+b', 'aab ', [3]],
    ['(a|a)*b', 'aab ', [3]],
    ['(\\w+\\s?)*x', 'ab x ', [4]],
    ['(a?){40}a{40}b', `${'a'.repeat(40)}b `, [41]],
    ['\\w+[\\p{Pe}\\p{Po}"]*[.?!]+[\\p{Pe}\\p{Po}"]*', 'a".!" ', [3, 4, 5]],
    ['(?<!x)(\\bn[or]+r?)+\\.', 'nor. xnor. ', [4]],
  ])('%s, slow for backtracking, finds what it should', (pattern, text, expected) => {
    expect(places(pattern, '', text)).toEqual(expected);
    const unlucky = `${'a'.repeat(50_000)}!`;
    const start = processorTime();
    places(pattern, pattern, unlucky);
    expect(processorTime() - start).toBeLessThan(5000);
  });

  it('finds the same step by step as JavaScript does', () => {
    const bits = ['a', 'b', '[ab]', '\\b', '(', ')', '|', '+', '*', '?', '{2}', '{1,2}', '(?=', '(?<!', ' '];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...bits), { maxLength: 10 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 8 }),
        (parts, text) => {
          let node: PatternNode;
          let linear: [LinearPattern, LinearPattern];
          try {
            node = readPattern(parts.join('')).node;
            linear = [new LinearPattern(node, false), new LinearPattern(node, true)];
          } catch (fault) {
            expect(fault).toBeInstanceOf(PatternFault);
            return;
          }
          const [before, after] = linear.map((pattern) => [...pattern.scan(text)]);
          const test = (source: string) =>
            [...Array(text.length + 1).keys()].map((at) => {
              const pattern = new RegExp(source, 'vy');
              pattern.lastIndex = at;
              return Number(pattern.test(text));
            });
          expect(before).toEqual(test(`(?<=${patternSource(node, 100)})`));
          expect(after).toEqual(test(`(?=${patternSource(node, 100)})`));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('never throws, whatever the expression', () => {
    const bits = [
      'a',
      '\\',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '*',
      '+',
      '?',
      '|',
      '^',
      '$',
      '.',
      '-',
      '&&',
      '(?',
      ':',
      '=',
      '<',
      '!',
      'p',
      '{L}',
      '\\p',
      '1',
      ',',
      '\\Q',
      '😀',
      '[:L:]',
      '--[',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), (parts) => {
        expect(Array.isArray(codesOf(parts.join('')))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('an accepted expression costs bounded time on unlucky text', () => {
    const bits = ['a', '\\w', '\\s', '.', '[ab]', '+', '*', '?', '(', ')', '|', '{2,}'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 10 }), (parts) => {
        const { rules } = compileRules(
          srxDocument('x', [{ break: true, before: `!${parts.join('')}`, after: '' }]),
          'x',
        );
        const text = 'a'.repeat(20_000);
        const start = processorTime();
        new RuleMatcher(rules, text).breaks();
        expect(processorTime() - start).toBeLessThan(2000);
      }),
      { numRuns: 1500 },
    );
  });
});
