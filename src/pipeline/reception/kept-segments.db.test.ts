import { expect, test } from 'vitest';
import { findExtraction, keepExtraction, listKeptSegments } from '#domain/files';
import { findBlockNumber, listBlocks } from '#domain/files/outline';
import { numberedDocument, openReception } from '#test/reception';

const here = await openReception();
const { context, within, upload } = here;

test('20,000 segments are kept once, however often they are brought', async () => {
  const { version } = await upload('a.docx', numberedDocument(0, 1));
  const segments = Array.from({ length: 20_000 }, (_, position) => ({
    position,
    segmentId: `s${position}`,
    part: '/word/document.xml',
    place: `paragraph ${position}`,
    source: { items: [{ kind: 'text' as const, text: `Sentence ${position} \uD800` }], codes: new Map() },
    plain: `Sentence ${position}`,
    hash: String(-(2n ** 63n) + BigInt(position)),
  }));
  const body = { part: '/word/document.xml', area: 'body' };
  const extraction = {
    versionId: version.id,
    digest: 'd',
    sourceLanguage: 'en',
    options: {},
    coverage: [],
    findings: [],
    wordCount: 1,
    segments,
    blocks: segments.map(({ position }) => ({
      number: position + 1,
      firstPosition: position,
      segmentCount: 1,
      body,
    })),
  };
  const { id } = await within((context) => keepExtraction(context, extraction));
  expect((await within((context) => keepExtraction(context, extraction))).id).toBe(id);
  expect(await findExtraction(context, id)).toMatchObject({ segmentCount: 20_000 });
  expect(await listKeptSegments(context, id, [7])).toMatchObject([
    { position: 7, hash: '-9223372036854775801' },
  ]);
  expect(await findBlockNumber(context.db, id, 7)).toBe(8);
  expect(await listBlocks(context.db, { extractionId: id, before: 8, limit: 2 })).toEqual([
    { number: 6, firstPosition: 5, segmentCount: 1, body },
    { number: 7, firstPosition: 6, segmentCount: 1, body },
  ]);
});
