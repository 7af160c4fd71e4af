import { describe, expect, it } from 'vitest';
import { checkSrx, readSrx } from '#engine/segmentation/srx';
import { addRule } from './add-rule.ts';
import { proposeRules } from './propose-rules.ts';
import { segmenterFromOptions } from './segmenter-from-options.ts';

function segmentsOf(text: string, language: string, srx?: string): string[] {
  const { findBreaks } = segmenterFromOptions(language, { abbreviations: [], srx });
  const breaks = [0, ...findBreaks(text)];
  return breaks.map((start, index) => text.slice(start, breaks[index + 1]).trim());
}

/** The text with the proposed rule of that scope; `▏` marks the place. */
function taught(kind: 'split' | 'join', text: string, scope: string, others = '', language = 'en') {
  const [before, after] = text.split('▏') as [string, string];
  const found = proposeRules({ kind, before, after });
  const { rule } = found.find((one) => one.scope === scope)!;
  return segmentsOf(before + after + others, language, addRule(undefined, language, rule));
}

describe('a proposed rule', () => {
  it.each([
    [
      'join',
      'exact',
      'See Absch. ▏Two here.',
      ' Go to Absch. Three.',
      ['See Absch. Two here.', 'Go to Absch.', 'Three.'],
    ],
    [
      'join',
      'word',
      'See Absch. ▏Two here.',
      ' Go to Absch. Three.',
      ['See Absch. Two here.', 'Go to Absch. Three.'],
    ],
    [
      'split',
      'exact',
      'Open it; ▏then wait; go on.',
      ' Open it; close it.',
      ['Open it;', 'then wait; go on.', 'Open it; close it.'],
    ],
    [
      'split',
      'word',
      'Open it; ▏then wait; go on.',
      ' Open it; close it.',
      ['Open it;', 'then wait; go on.', 'Open it;', 'close it.'],
    ],
    ['split', 'mark', 'Open it; ▏then wait; go on.', '', ['Open it;', 'then wait;', 'go on.']],
  ] as const)('%s, %s: %s', (kind, scope, text, others, segments) => {
    expect(taught(kind, text, scope, others)).toEqual(segments);
  });

  it('serves scripts without blanks', () => {
    expect(taught('split', '请打开阀门：▏等待。', 'exact', '', 'zh')).toEqual(['请打开阀门：', '等待。']);
  });

  it('is not made where there is nothing on one side', () => {
    expect(proposeRules({ kind: 'join', before: '  ', after: 'x' })).toEqual([]);
    expect(proposeRules({ kind: 'split', before: 'x', after: '' })).toEqual([]);
  });

  it('can be used, whatever the words are made of', () => {
    for (const word of ['a.b*c+(d)[e]{f}|g^$\\', '&&-#', '😀;', '\u0301x', '“ß”']) {
      for (const { rule } of proposeRules({ kind: 'split', before: `x ${word}`, after: ` ${word} y` })) {
        const { document } = readSrx(addRule(undefined, 'en', rule));
        expect(checkSrx(document!)).toEqual([]);
      }
    }
  });
});

describe('adding a rule', () => {
  const first = { break: false, before: 'Absch\\.', after: '\\s' };
  const second = { break: true, before: ';', after: '\\s' };

  it('keeps those that were there, the newest first, and other languages as they were', () => {
    const both = addRule(addRule(undefined, 'en-GB', first), 'en-US', second);
    const { document } = readSrx(addRule(both, 'de', { ...second, before: ':' }));
    expect(document!.languages.map(({ name, rules }) => [name, rules.length])).toEqual([
      ['de (project)', 1],
      ['en (project)', 2],
    ]);
    expect(segmentsOf('See Absch. Two; wait: go.', 'en', both)).toEqual(['See Absch. Two;', 'wait: go.']);
  });

  it('reaches the text also where only the first map that fits counts', () => {
    const srx = addRule(undefined, 'en', first)
      .replace('cascade="yes"', 'cascade="no"')
      .replaceAll('en (project)', 'Own');
    const added = addRule(srx, 'en', second);
    expect(segmentsOf('See Absch. Two; wait.', 'en', added)).toEqual(['See Absch. Two;', 'wait.']);
    expect(readSrx(addRule(srx, 'fr', second)).document!.maps).toHaveLength(2);
  });
});
