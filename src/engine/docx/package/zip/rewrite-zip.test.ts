import { describe, expect, it } from 'vitest';
import { buildZip, type ZipInput, type ZipOptions } from '#test/zip-builder';
import { readEntry, readZip, rewriteZip, type ZipArchive } from './index.ts';

const text = (size: number) => 'Lorem ipsum '.repeat(size);
const inputs: ZipInput[] = [
  {
    name: 'stored.bin',
    content: text(3),
    method: 0,
    extra: Uint8Array.of(0xfe, 0xca, 2, 0, 7, 7),
    comment: 'kept',
  },
  { name: 'word/', method: 0 },
  { name: 'deflated.xml', content: text(40) },
  { name: 'signed.xml', content: text(9), descriptor: { signed: true, wide: false } },
  { name: 'wide.xml', content: text(8), descriptor: { signed: true, wide: true }, wide: true },
  { name: 'bare.xml', content: text(7), descriptor: { signed: false, wide: false } },
  { name: 'large.xml', content: text(6), wide: true },
];
const forms: [string, ZipOptions][] = [
  ['plain', {}],
  [
    'with ZIP64 records, gaps and a comment',
    { zip64: true, gap: new Uint8Array(5), comment: 'archive comment' },
  ],
];

function opened(bytes: Uint8Array): ZipArchive {
  const archive = readZip(bytes);
  if ('severity' in archive) throw new Error(archive.message);
  return archive;
}

describe.each(forms)('a container %s', (_, options) => {
  const source = buildZip(inputs, options);
  const archive = opened(source);

  it('comes back byte for byte when nothing is replaced', () => {
    expect(Buffer.compare(rewriteZip(archive, new Map()), source)).toBe(0);
  });

  it.each(inputs.filter(({ name }) => name !== 'word/').map(({ name }) => name as string))(
    'takes new content for %s and keeps all else',
    (name) => {
      const entry = archive.entries.find((candidate) => candidate.name === name)!;
      const content = Buffer.from(text(1000));
      const result = rewriteZip(archive, new Map([[entry, content]]));
      const again = opened(result);
      expect(again.entries.map((candidate) => candidate.name)).toEqual(
        archive.entries.map((candidate) => candidate.name),
      );
      for (const [index, after] of again.entries.entries()) {
        const before = archive.entries[index]!;
        if (before === entry) {
          expect(Buffer.compare(readEntry(again, after) as Uint8Array, content)).toBe(0);
          expect(after).toMatchObject({
            method: before.method,
            flags: before.flags,
            descriptor: before.descriptor,
          });
        } else {
          const raw = (bytes: Uint8Array, { localStart, end }: typeof after) =>
            bytes.subarray(localStart, end);
          expect(Buffer.compare(raw(result, after), raw(source, before))).toBe(0);
        }
        expect(timestampAndAttributes(result, after)).toEqual(timestampAndAttributes(source, before));
      }
      expect(
        Buffer.from(result)
          .toString('latin1')
          .endsWith(options.comment ?? ''),
      ).toBe(true);
      expect(Buffer.compare(rewriteZip(archive, new Map([[entry, content]])), result)).toBe(0);
    },
  );

  it('takes new content for all entries at once, also empty, and gives it back', () => {
    const contents = new Map(
      archive.entries.filter((e) => !e.isDirectory).map((e, i) => [e, Buffer.from(text(i * 50))]),
    );
    const again = opened(rewriteZip(archive, contents));
    const read = again.entries
      .filter((e) => !e.isDirectory)
      .map((e) => Buffer.from(readEntry(again, e) as Uint8Array).toString());
    expect(read).toEqual([...contents.values()].map(String));
  });
});

/** Fixed fields of the directory header that a replacement must not touch, and its comment. */
function timestampAndAttributes(
  bytes: Uint8Array,
  { centralStart, centralEnd }: { centralStart: number; centralEnd: number },
) {
  const header = Buffer.from(bytes.subarray(centralStart, centralEnd));
  const extraAt = 46 + header.readUInt16LE(28);
  const commentAt = extraAt + header.readUInt16LE(30);
  return [
    header.subarray(4, 16).toString('hex'),
    header.subarray(36, 42).toString('hex'),
    header.subarray(commentAt).toString(),
  ];
}
