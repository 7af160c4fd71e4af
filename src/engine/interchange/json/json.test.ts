import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { arbitraryExchangeDocument } from '#test/exchange-arbitrary';
import { jsonSchema } from './json-schema.ts';
import { readJson } from './read-json.ts';
import { writeJson } from './write-json.ts';

it('reads back what it writes', () => {
  fc.assert(
    fc.property(arbitraryExchangeDocument, (document) => {
      expect(readJson(writeJson(document))).toEqual({ document, findings: [] });
    }),
    { numRuns: 1000 },
  );
});

it('has its current form in docs/schemas', () => {
  const committed = join(import.meta.dirname, '../../../../docs/schemas/exchange-document.schema.json');
  expect(JSON.parse(readFileSync(committed, 'utf8'))).toEqual(jsonSchema());
});

const code = { id: 1, paired: true, type: 'format' };
const segment = { id: 's1', source: 'Press <1>Start</1>', target: '<1>Start</1> drücken', codes: [code] };
const unit = {
  id: 'p1',
  part: '/word/document.xml',
  place: 'paragraph 1',
  kind: 'paragraph',
  segments: [segment],
};
const document = {
  format: 'verso-exchange-1',
  original: 'a.docx',
  sourceHash: '',
  sourceLanguage: 'en',
  targetLanguage: 'de',
  contentOptions: null,
  units: [unit],
};
const withSegment = (change: object) => ({
  ...document,
  units: [{ ...unit, segments: [{ ...segment, ...change }] }],
});

describe('readJson', () => {
  it('fills in what may be left out', () => {
    const read = readJson(JSON.stringify(document)).document!.units[0]!;
    expect([read.context, read.notes]).toEqual([{}, []]);
    expect(read.segments[0]!.source.codes.get(1)).toEqual({
      ...code,
      hint: '',
      equivalent: '',
      deletable: false,
      movable: true,
    });
    expect(markedText(read.segments[0]!.target!)).toBe('<1>Start</1> drücken');
  });

  it.each<[unknown, string, string | undefined]>([
    [{ ...document, format: 'other' }, 'json-schema', 'format'],
    [{ ...document, extra: 1 }, 'json-schema', ''],
    [withSegment({ target: 5 }), 'json-schema', 'units[0].segments[0].target'],
    [
      withSegment({ codes: [{ ...code, type: 'none' }] }),
      'json-schema',
      'units[0].segments[0].codes[0].type',
    ],
    [{ ...document, units: [unit, unit] }, 'json-duplicate-id', 'units[1]'],
    [
      { ...document, units: [{ ...unit, segments: [segment, segment] }] },
      'json-duplicate-id',
      'units[0].segments[1]',
    ],
    [withSegment({ codes: [code, code] }), 'json-duplicate-id', 'units[0].segments[0].codes[1]'],
  ])('%# refuses a wrong form and says where', (value, expected, place) => {
    const read = readJson(JSON.stringify(value));
    expect(read.document).toBeUndefined();
    expect(read.findings.map((finding) => [finding.code, finding.place?.replace(/,? ?line .*/, '')])).toEqual(
      [[expected, place]],
    );
  });

  it('refuses what is not JSON', () => {
    expect(readJson('{"format": ').findings.map((finding) => finding.code)).toEqual(['json-syntax']);
  });

  it('names line and column', () => {
    const placesOf = (json: string) => readJson(json).findings.map(({ place }) => place);
    expect(placesOf('{\n  "format": }')).toEqual(['line 2, column 14']);
    expect(placesOf('{\n')).toEqual(['line 2, column 1']);
    const pretty = JSON.stringify(withSegment({ target: 'x <7>' }), undefined, 1);
    const line = pretty.slice(0, pretty.indexOf('"x <7>"')).split('\n').length;
    expect(placesOf(pretty)).toEqual([`units[0].segments[0].target, offset 2, line ${line}, column 16`]);
  });

  it('refuses what nests without end', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const json = JSON.stringify(document).replace('"contentOptions":null', `"contentOptions":${deep}`);
    expect(readJson(json).findings.map((finding) => finding.code)).toEqual(['json-schema']);
  });

  it.each([
    ['x <7>', 'json-unknown-mark', 'units[0].segments[0].target, offset 2'],
    ['<1/>', 'json-mark-form', 'units[0].segments[0].target, offset 0'],
  ])('reads %s with a warning', (target, expected, place) => {
    const { document: read, findings } = readJson(JSON.stringify(withSegment({ target })));
    expect(read).toBeDefined();
    expect(findings.map((finding) => [finding.code, finding.place?.replace(/, line .*/, '')])).toEqual([
      [expected, place],
    ]);
  });
});
