import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import type { ExchangeDocument, ExchangeSegment } from '#engine/interchange';
import type { Segment } from '#pipeline/extraction';
import { marked } from '#test/marked';
import { matchTargets } from './match-targets.ts';

const segmentOf = (id: string, source: string): Segment => ({
  id,
  blockId: 'p1',
  part: '/word/document.xml',
  place: `paragraph of ${id}`,
  context: { role: 'body' },
  source: marked(source),
  originalIds: [],
});

const segments = [
  segmentOf('a', 'Press <1>Start</1> and see <2/> now.'),
  segmentOf('b', 'Two words.'),
  segmentOf('c', 'Two words.'),
  segmentOf('d', '<1/>At the edge.'),
];

const pair = (id: string, source: string, target?: string): ExchangeSegment => ({
  id,
  source: marked(source),
  ...(target !== undefined && { target: marked(target) }),
});

/** What becomes of what a tool returns: marked targets by segment, and findings as `code @ place: message`. */
function matched(...returned: ExchangeSegment[]) {
  const unit = { id: 'u', part: '', place: 'unit u', kind: '', context: {}, notes: [], segments: returned };
  const exchange: ExchangeDocument = {
    original: '',
    sourceHash: '',
    sourceLanguage: 'en',
    targetLanguage: 'de',
    contentOptions: null,
    units: [unit],
  };
  const { targets, findings, ...counts } = matchTargets(exchange, segments);
  return {
    targets: Object.fromEntries([...targets].map(([id, text]) => [id, markedText(text)])),
    findings: findings.map(({ code, severity, place }) => `${severity} ${code}${place ? ` @ ${place}` : ''}`),
    messages: findings.map(({ message }) => message).join('\n'),
    counts,
  };
}

const [first, others] = [
  pair('a', 'Press <1>Start</1> and see <2/> now.', '<1>Start</1> drücken, siehe <2/>.'),
  [
    pair('b', 'Two words.', 'Zwei Wörter.'),
    pair('c', 'Two words.', 'Zwei Worte.'),
    pair('d', '<1/>At the edge.', '<1/>Am Rand.'),
  ],
];

describe('what a tool returns', () => {
  it('goes to its segments', () => {
    const { targets, findings, counts } = matched(first, ...others);
    expect(targets).toEqual({
      a: '<1>Start</1> drücken, siehe <2/>.',
      b: 'Zwei Wörter.',
      c: 'Zwei Worte.',
      d: '<1/>Am Rand.',
    });
    expect([findings, counts]).toEqual([[], { repaired: 0, damaged: 0 }]);
  });

  it('loses one segment, not the file, where codes are lost', () => {
    const { targets, findings, messages, counts } = matched(
      pair('a', 'Press <1>Start</1> and see <2/> now.', 'Start drücken.'),
      ...others,
    );
    expect(Object.keys(targets)).toEqual(['b', 'c', 'd']);
    expect(findings).toEqual(['warning exchange-codes @ paragraph of a']);
    expect(messages).toContain('(a: missing <2>)');
    expect(counts).toEqual({ repaired: 0, damaged: 1 });
  });

  it.each([
    ['an unknown code', '<1>Start</1> drücken, siehe <2/><7/>.', '<1>Start</1> drücken, siehe <2/>.'],
    ['a code twice', '<1>Start</1> drücken, siehe <2/><2/>.', '<1>Start</1> drücken, siehe <2/>.'],
  ])('is repaired, and said to be, with %s', (_, target, repaired) => {
    const { targets, findings, counts } = matched(
      pair('a', 'Press <1>Start</1> and see <2/> now.', target),
      ...others,
    );
    expect(targets.a).toBe(repaired);
    expect(findings).toEqual(['warning exchange-codes-repaired @ paragraph of a']);
    expect(counts).toEqual({ repaired: 1, damaged: 0 });
  });

  it('gets a code back that was lost from the edge', () => {
    const { targets, findings } = matched(
      first,
      ...others.slice(0, 2),
      pair('d', '<1/>At the edge.', 'Rand.'),
    );
    expect(targets.d).toBe('<1/>Rand.');
    expect(findings).toEqual(['warning exchange-codes-repaired @ paragraph of d']);
  });

  it('may be indented, wrapped and padded', () => {
    const { targets, findings } = matched(
      pair('a', 'Press <1>Start</1>\n  and see <2/> now.', '\n  <1>Start</1> drücken,\n   siehe <2/>. \n'),
      ...others,
    );
    expect(targets.a).toBe('<1>Start</1> drücken, siehe <2/>.');
    expect(findings).toEqual([]);
  });

  it('is untranslated where a target is empty or missing', () => {
    const { targets, findings, messages } = matched(
      first,
      pair('b', 'Two words.', ''),
      pair('c', 'Two words.'),
      others[2]!,
    );
    expect(Object.keys(targets)).toEqual(['a', 'd']);
    expect(findings).toEqual(['warning exchange-untranslated']);
    expect(messages).toContain('2 segments with 4 words of 4 segments with 12 words');
  });

  it('is missed where a tool drops every second sentence', () => {
    const { findings, messages } = matched(first, others[1]!);
    expect(findings).toEqual(['warning exchange-segments-absent']);
    expect(messages).toContain('2 segments with 5 words of 4 segments with 12 words');
  });

  it('is found by its source where ids are lost, in order', () => {
    const { targets, findings } = matched(
      first,
      pair('1', 'Two words.', 'Zwei Wörter.'),
      pair('2', 'Two words.', 'Zwei Worte.'),
      others[2]!,
    );
    expect(targets).toMatchObject({ b: 'Zwei Wörter.', c: 'Zwei Worte.' });
    expect(findings).toEqual(['info exchange-ids-lost']);
  });

  it('loses one segment where its source changed, is unknown or comes twice', () => {
    const changed = matched(first, pair('b', 'Two other words.', 'X'), ...others.slice(1));
    expect(changed.findings).toEqual(['warning exchange-source-changed @ paragraph of b']);
    const unknown = matched(first, ...others, pair('e', 'New.', 'Neu.'));
    expect(unknown.findings).toEqual(['warning exchange-segment-unknown @ unit u']);
    const twice = matched(first, ...others, pair('b', 'Two words.', 'Y'));
    expect(twice.findings).toEqual(['warning exchange-segment-repeated @ paragraph of b']);
    expect([changed, unknown, twice].map(({ counts }) => counts.damaged)).toEqual([1, 1, 1]);
  });

  it('is refused where nothing fits', () => {
    expect(matched(pair('x', 'New.', 'Neu.')).findings).toContain('error exchange-nothing-fits');
  });
});
