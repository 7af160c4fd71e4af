import { describe, expect, it } from 'vitest';
import type { ExchangeDocument } from '#engine/interchange';
import { type ReadExchange, readExchange } from '#engine/interchange/formats';
import { readJson, writeJson } from '#engine/interchange/json';
import { readXliff, writeXliff } from '#engine/interchange/xliff';
import { readXliff12, writeXliff12 } from '#engine/interchange/xliff12';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

const files = listCorpus('xliff').map(({ name, read }) => ({ name, bytes: read() }));
const outcomes = files.map(({ name, bytes }) => ({ name, ...readExchange(name, bytes) }));
const readDocuments = outcomes.flatMap(({ name, document }) => (document ? [{ name, document }] : []));
const segmentsOf = (document: ExchangeDocument) => document.units.flatMap(({ segments }) => segments);

/** What is refused on purpose, by code. */
const refusals: Readonly<Record<string, number>> = {
  'xliff-several-files': 27,
  'xliff-not-well-formed': 3,
  'xliff-source-language': 4,
};

/** Bad files that break rules of modules that are not read. */
const beyond = /^oasis-bad-(ctr|val)-/;

describe('XLIFF files of other tools', () => {
  it('are read, or refused with a finding that names line and column', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const counts: Record<string, number> = {};
    for (const { name, document, findings } of outcomes) {
      for (const { place } of findings) expect(place, name).toMatch(/\bline \d+, column \d+$/);
      if (document) continue;
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors.length, name).toBe(1);
      counts[errors[0]!.code] = (counts[errors[0]!.code] ?? 0) + 1;
    }
    expect(counts).toEqual(refusals);
    expect(readDocuments.length).toBeGreaterThan(150);
  });

  it('keep what was read through writing and reading in every format', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    for (const { name, document } of readDocuments) {
      expect(readXliff(writeXliff(document)).document, `${name} as 2.1`).toEqual(document);
      expect(readXliff12(writeXliff12(document)).document, `${name} as 1.2`).toEqual(document);
      expect(readJson(writeJson(document)).document, `${name} as JSON`).toEqual(document);
    }
  });

  it('give every unit that a search of their text finds', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    for (const { name, document } of readDocuments) {
      const text = new TextDecoder().decode(files.find((file) => file.name === name)!.bytes);
      const written = text.replace(/<!--[\s\S]*?-->/g, '').match(/<(?:\w+:)?(?:trans-unit|unit)[\s>]/g) ?? [];
      const left = outcomes
        .find((outcome) => outcome.name === name)!
        .findings.filter(({ code }) => code === 'xliff-missing-source');
      expect(document.units.length, name).toBe(written.length - left.length);
    }
    const segments = readDocuments.flatMap(({ document }) => segmentsOf(document));
    expect(segments.filter(({ target }) => target).length).toBeGreaterThan(700);
    expect(segments.flatMap(({ matches = [] }) => matches).length).toBeGreaterThan(25);
    expect(segments.flatMap(({ notes = [] }) => notes).length).toBeGreaterThan(50);
    expect(segments.flatMap(({ terms = [] }) => terms).length).toBeGreaterThan(2);
  });

  it('are reported where they break the rules of XLIFF 2, and only there', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const missing = ['xliff-origin', 'xliff-target-language'];
    const faulty = ({ findings }: ReadExchange) => findings.some(({ code }) => !missing.includes(code));
    const oasis = outcomes.filter(({ name }) => name.startsWith('oasis-'));
    const bad = oasis.filter(({ name }) => name.startsWith('oasis-bad-') && !beyond.test(name));
    expect(bad.length).toBeGreaterThan(15);
    expect(bad.filter((outcome) => !faulty(outcome)).map(({ name }) => name)).toEqual([
      // Has targets, and what is said of it is that it names no language for them.
      'oasis-bad-notrglangwithignorable.xlf',
    ]);
    const others = outcomes.filter(({ name }) => !name.startsWith('oasis-bad-'));
    const reported = others.filter(({ findings }) =>
      findings.some(({ code }) => code === 'xliff-constraint'),
    );
    expect(reported.map(({ name }) => name)).toEqual([]);
  });

  it('end in a finding with line and column where they end early', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    for (const { name, bytes } of files) {
      for (const part of [0.3, 0.6, 0.95]) {
        const { document, findings } = readExchange(name, bytes.subarray(0, Math.floor(bytes.length * part)));
        expect(document, name).toBeUndefined();
        expect(
          findings.map(({ severity }) => severity),
          name,
        ).toEqual(['error']);
      }
    }
  });
});
