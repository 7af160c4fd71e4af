import { describe, expect, it } from 'vitest';
import {
  type CheckTools,
  checkDocument,
  checkTarget,
  correctTarget,
  loadLanguageDetector,
} from '#engine/checks';
import { compareCodes, equalInline, plainText } from '#engine/inline';
import { alarmsOf, measureDetection } from '#test/check-quality';
import { corpusMissing, hasCorpus } from '#test/corpus';
import { damages } from '#test/damaged-targets';
import { faultyPairs } from '#test/faulty-pairs';
import { sampleTerms, withDate } from '#test/localised-additions';
import { goodPairs, unseenPairs } from '#test/translation-pairs';

const pairs = goodPairs();
const tools: CheckTools = { languageDetector: await loadLanguageDetector() };

describe('checks of real translations', () => {
  it('raise few alarms, and half of them are true', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    expect(pairs.length).toBeGreaterThan(2500);
    const alarmed = pairs.filter((pair) => alarmsOf(pair, tools).length > 0).map(({ id }) => id);
    const wrong = alarmed.filter((id) => !faultyPairs.has(id));
    expect(alarmed.length / pairs.length).toBeLessThan(0.03);
    expect(wrong.length / pairs.length).toBeLessThan(0.0125);
    expect(alarmed.length - wrong.length).toBe(faultyPairs.size);
  });

  it('raise few alarms on pairs that no check was tuned on', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const fixtures = /^(?:omegat|heartsome-hscat|okapi-(?:myfile|xlifftest))/;
    const unseen = unseenPairs().filter(({ file }) => !fixtures.test(file));
    expect(unseen.length).toBeGreaterThan(200);
    const alarmed = unseen.filter((pair) => alarmsOf(pair, tools).length > 0);
    expect(alarmed.length / unseen.length).toBeLessThan(0.03);
  });

  const detections = hasCorpus ? measureDetection(pairs, tools) : [];

  it.skipIf(!hasCorpus).each(damages.map(({ name, floor }) => ({ name, floor })))(
    'detect $name in $floor of the cases',
    ({ name, floor }) => {
      const detection = detections.find((one) => one.name === name)!;
      expect(detection.tried).toBeGreaterThan(0);
      expect(detection.found / detection.tried).toBeGreaterThanOrEqual(floor);
    },
  );

  it('say nothing about dates as every locale writes them', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const about = new Set(['date-changed', 'number-missing', 'number-added', 'number-format']);
    const wrong = pairs.flatMap((pair, index) => {
      const before = new Set(checkTarget(pair).map(({ code }) => code));
      const dated = withDate(pair, index, 0);
      const found = checkTarget(dated).filter(({ code }) => about.has(code) && !before.has(code));
      return found.map(({ message }) => `${pair.targetLanguage}: ${message}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say little about terms that are translated as the glossary says', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const withTerms = pairs
      .map((pair) => ({ pair, terms: sampleTerms(pair) }))
      .filter(({ terms }) => terms.length > 0);
    const used = withTerms.filter(({ pair, terms }) =>
      terms.every(({ counterparts: [term] }) =>
        plainText(pair.target).toLowerCase().includes(term!.text.toLowerCase()),
      ),
    );
    expect(used.length).toBeGreaterThan(300);
    const missing = used.filter(({ pair, terms }) =>
      checkTarget({ ...pair, terms }).some(({ code }) => code === 'term-missing'),
    );
    expect(missing.length / used.length).toBeLessThan(0.01);
  });

  it('correct without touching codes, once and for all', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    let corrected = 0;
    for (const [index, pair] of pairs.entries()) {
      for (const { damage } of damages) {
        const spoilt = index % 7 === 0 ? damage(pair, pairs, index) : undefined;
        if (!spoilt) continue;
        const once = correctTarget(spoilt, undefined, tools);
        if (once.corrected.length === 0) continue;
        corrected++;
        expect(compareCodes(spoilt.source, once.target)).toEqual(compareCodes(spoilt.source, spoilt.target));
        const twice = correctTarget({ ...spoilt, target: once.target }, undefined, tools);
        expect(twice.corrected, pair.id).toEqual([]);
        expect(equalInline(twice.target, once.target)).toBe(true);
        const left = checkTarget({ ...spoilt, target: once.target }, undefined, tools);
        expect(left.filter(({ fix }) => fix)).toEqual([]);
      }
    }
    expect(corrected).toBeGreaterThan(1000);
  });

  it('find the sources that one memory translates in several ways', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const spanish = pairs.filter(({ file }) => file.startsWith('openxliff'));
    const found = checkDocument(spanish).filter(({ code }) => code === 'target-inconsistent');
    const once = spanish[0]!;
    const twice = { ...spanish[1]!, id: 'again', source: once.source };
    expect(
      checkDocument([...spanish, twice]).filter(({ code }) => code === 'target-inconsistent'),
    ).toHaveLength(found.length + 1);
  });
});
