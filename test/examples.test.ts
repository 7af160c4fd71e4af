import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const examples = join(import.meta.dirname, '..', 'examples');
const names = ['agreement.docx', 'glossary.csv', 'letter-ar.docx', 'manual.docx', 'memory.tmx'];

describe('the examples', () => {
  let built: string;
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'verso-examples-'));
    const script = join(examples, 'build', 'build.ts');
    execFileSync(process.execPath, ['--conditions=verso-source', script, '--out', built]);
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  it('are all built by the script', () => {
    expect(readdirSync(built).sort()).toEqual(names);
  });

  it.each(names)('%s is what the script builds, byte for byte', (name) => {
    expect(readFileSync(join(examples, name)).equals(readFileSync(join(built, name)))).toBe(true);
  });
});

describe('the example memory', () => {
  const tmx = readFileSync(join(examples, 'memory.tmx'), 'utf8');
  const units = [...tmx.matchAll(/<tu [^>]*>[\s\S]*?<\/tu>/g)].map(([unit]) => unit);
  const segments = (unit: string): string[] =>
    [...unit.matchAll(/<seg>([\s\S]*?)<\/seg>/g)].map(([, segment]) => segment!);

  it('is well-formed: every element is closed in order', () => {
    const open: string[] = [];
    for (const [, slash, name, empty] of tmx.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name!);
    }
    expect(open).toEqual([]);
    expect(tmx.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
    expect(tmx.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  it('has forty units in three languages with the same codes in each', () => {
    expect(units).toHaveLength(40);
    for (const unit of units) {
      const codes = segments(unit).map((segment) =>
        [...segment.matchAll(/<(bpt|ept|ph) [^>]*>/g)].map(([code]) => code),
      );
      expect(codes).toHaveLength(3);
      expect(codes[1]!.toSorted()).toEqual(codes[0]!.toSorted());
      expect(codes[2]!.toSorted()).toEqual(codes[0]!.toSorted());
    }
  });

  it('holds only sentences that stand in the English documents', () => {
    const text = `${documentText('agreement.docx')}\n${documentText('manual.docx')}`;
    for (const unit of units) {
      const pieces = segments(unit)[0]!.split(/<(?:bpt|ept|ph) [^>]*>[^<]*<\/(?:bpt|ept|ph)>/);
      const pattern = pieces
        .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^\\n]{0,20}?');
      expect(text).toMatch(new RegExp(pattern));
    }
  });
});

/** The text of the main part, a line per paragraph: read here without the engine, to be independent of it. */
function documentText(name: string): string {
  const archive = readFileSync(join(examples, name));
  const start = archive.indexOf('word/document.xml') - 30;
  const nameLength = archive.readUInt16LE(start + 26);
  const content = archive.subarray(
    start + 30 + nameLength,
    start + 30 + nameLength + archive.readUInt32LE(start + 18),
  );
  return inflateRawSync(content)
    .toString('utf8')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<w:(instrText|delText)[^>]*>[^<]*<\/w:\1>/g, '')
    .replaceAll(/<[^>]+>/g, '');
}
