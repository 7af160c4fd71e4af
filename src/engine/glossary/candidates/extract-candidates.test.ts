import { describe, expect, it } from 'vitest';
import { type AlignedPair, extractTermCandidates } from './index.ts';

const manual: AlignedPair[] = [
  ['Connect the supply voltage.', 'Schließen Sie die Versorgungsspannung an.'],
  [
    'Check the supply voltage before you start the pump.',
    'Prüfen Sie die Versorgungsspannung, bevor Sie die Pumpe starten.',
  ],
  ['The supply voltage must be stable.', 'Die Versorgungsspannung muss stabil sein.'],
  ['The pumps are silent.', 'Die Pumpen sind leise.'],
  ['Stop the pump at once.', 'Halten Sie die Pumpe sofort an.'],
  ['Clean the pump regularly.', 'Reinigen Sie die Pumpe regelmäßig.'],
  ['Open the lid carefully.', 'Öffnen Sie vorsichtig den Deckel.'],
  ['Close the lid carefully.', 'Schließen Sie vorsichtig die Klappe.'],
  ['Lift the lid carefully.', 'Heben Sie vorsichtig die Abdeckung an.'],
].map(([source, target]) => ({ source: source!, target: target! }));

const found = (pairs: readonly AlignedPair[], from = 'en', to = 'de') =>
  extractTermCandidates(pairs, { from, to }).map(({ source, target }) => [source, target]);

describe('candidates for terms', () => {
  it('are frequent noun-like phrases with what their translations agree on', () => {
    expect(found(manual)).toEqual([
      ['supply voltage', 'Versorgungsspannung'],
      ['pump', 'Pumpe'],
      ['lid', null],
    ]);
  });

  it('say how often they come, where, and how much translations agree', () => {
    expect(extractTermCandidates(manual, { from: 'en', to: 'de' })[1]).toEqual({
      source: 'pump',
      target: 'Pumpe',
      occurrences: 4,
      segments: 4,
      agreement: 1,
      examples: [1, 3, 4],
    });
  });

  it('are found in German by their capitals', () => {
    const turned = manual.map(({ source, target }) => ({ source: target, target: source }));
    expect(found(turned, 'de', 'en')).toEqual(
      expect.arrayContaining([
        ['Versorgungsspannung', 'supply voltage'],
        ['Pumpe', 'pump'],
      ]),
    );
  });

  it('are none of what comes rarely, of adverbs, or of languages that write no blanks', () => {
    expect(found(manual.slice(0, 2))).toEqual([]);
    expect(found(manual).flat()).not.toContain('carefully');
    expect(found(manual, 'zh', 'en')).toEqual([]);
    expect(found(manual, 'en', 'ja').every(([, target]) => target === null)).toBe(true);
  });

  it('take no longer than their texts, whatever these hold', () => {
    const long = 'voltage '.repeat(20_000);
    expect(found([{ source: long, target: long }])).toEqual([]);
    expect(found([{ source: '', target: '' }])).toEqual([]);
  });
});
