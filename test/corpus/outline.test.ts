import { beforeEach, describe, expect, it } from 'vitest';
import { defaultContentOptions, extractDocument } from '#engine/docx/extract';
import { outlineDocument } from '#engine/docx/outline';
import { openPackage } from '#engine/docx/package';
import { readRaster } from '#engine/docx/pictures';
import { plainText } from '#engine/inline';
import { extractSegments, outlineBlocks } from '#pipeline/extraction';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

describe('the outline of a document', () => {
  beforeEach((context) => context.skip(!hasCorpus, corpusMissing));

  it.each(listCorpus('docx/valid').map(({ name, read }) => [name, read] as const))(
    'of %s places every segment once, in reading order, with its paragraph’s text around it',
    (_, read) => {
      const { package: pkg } = openPackage(read());
      if (!pkg) return;
      const extraction = extractSegments(pkg, defaultContentOptions, 'en');
      const blocks = outlineBlocks(extraction);
      const own = new Map(extraction.document.blocks.map(({ id, text }) => [id, plainText(text)]));
      let next = 0;
      for (const { firstPosition, segmentCount, body } of blocks) {
        if (segmentCount === 0) continue;
        expect(firstPosition).toBe(next);
        next += segmentCount;
        const segments = extraction.segments.slice(firstPosition, next);
        const texts = segments.map(({ source }) => plainText(source));
        const gap = (at: number) => body.gaps?.[at] ?? (at === 0 || at === segmentCount ? '' : ' ');
        const text = texts.map((one, at) => gap(at) + one).join('') + gap(segmentCount);
        expect(new Set(segments.map(({ blockId }) => blockId)).size).toBe(1);
        expect(text).toBe(own.get(segments[0]!.blockId));
      }
      expect(next).toBe(extraction.segments.length);
    },
  );

  it('places every picture of a paragraph at a code of its text, or between its segments', () => {
    let atCodes = 0;
    let between = 0;
    for (const { read } of listCorpus('docx/valid')) {
      const { package: pkg } = openPackage(read());
      if (!pkg) continue;
      const extraction = extractSegments(pkg, defaultContentOptions, 'en');
      for (const { firstPosition, segmentCount, body } of outlineBlocks(extraction)) {
        for (const { place } of segmentCount > 0 ? (body.pictures ?? []) : []) {
          expect(place!.segment).toBeLessThanOrEqual(segmentCount);
          if (place!.code === undefined) between++;
          else {
            expect(extraction.segments[firstPosition! + place!.segment]!.source.codes.has(place!.code)).toBe(
              true,
            );
            atCodes++;
          }
        }
      }
    }
    expect(atCodes).toBeGreaterThan(10);
    expect(between).toBeGreaterThan(10);
  }, 120_000);

  it('tells the part of a picture only where that picture is given out', () => {
    let told = 0;
    for (const { read } of listCorpus('docx/valid')) {
      const { package: pkg } = openPackage(read());
      if (!pkg) continue;
      const outline = outlineDocument(extractDocument(pkg, defaultContentOptions));
      for (const { picture } of outline.flatMap(({ pictures }) => pictures)) {
        const { part } = picture;
        if (part === undefined) continue;
        expect(readRaster(pkg.archive, part)?.bytes).toEqual(pkg.read(part));
        told++;
      }
    }
    expect(told).toBeGreaterThan(100);
  }, 120_000);
});
