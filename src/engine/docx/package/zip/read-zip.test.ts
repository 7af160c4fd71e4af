import { describe, expect, it } from 'vitest';
import { buildZip, type ZipInput, type ZipOptions } from '#test/zip-builder';
import { defaultZipLimits, readEntry, readZip, type ZipArchive } from './index.ts';

const one: ZipInput = { name: 'a.xml', content: '<a>some content</a>' };

function opened(inputs: readonly ZipInput[], options?: ZipOptions): ZipArchive {
  const archive = readZip(buildZip(inputs, options));
  if ('severity' in archive) throw new Error(archive.message);
  return archive;
}

function codeOf(bytes: Uint8Array, limits = defaultZipLimits): string {
  const archive = readZip(bytes, limits);
  if ('severity' in archive) return archive.code;
  for (const entry of archive.entries) {
    const content = readEntry(archive, entry);
    if ('severity' in content) return content.code;
  }
  return 'readable';
}

describe('a well-formed container is read', () => {
  const forms: [string, ZipInput[], ZipOptions][] = [
    ['deflated', [one], {}],
    ['stored', [{ ...one, method: 0 }], {}],
    [
      'with an archive comment that holds the signature of an end record',
      [one],
      { comment: 'x PK\x05\x06 y'.padEnd(60) },
    ],
    ['with ZIP64 end records', [one], { zip64: true }],
    ['with ZIP64 sizes', [{ ...one, wide: true }], { zip64: true }],
    ['with bytes between the entries', [one, { name: 'b.xml', content: 'b' }], { gap: new Uint8Array(9) }],
    ['with a folder and an empty entry', [{ name: 'word/', method: 0 }, { name: 'word/x' }, one], {}],
    ...[true, false].flatMap((signed) =>
      [true, false].map((wide): [string, ZipInput[], ZipOptions] => [
        `with a data descriptor, signed ${signed}, wide ${wide}`,
        [{ ...one, descriptor: { signed, wide } }],
        {},
      ]),
    ),
  ];
  it.each(forms)('%s', (_, inputs, options) => {
    const archive = opened(inputs, options);
    const entry = archive.entries.find(({ name }) => name === 'a.xml')!;
    expect(Buffer.from(readEntry(archive, entry) as Uint8Array).toString()).toBe(one.content);
    expect(archive.entries.map(({ name }) => name)).toEqual(inputs.map(({ name }) => name));
    expect(archive.entries[0]!.isDirectory).toBe(inputs[0]!.name === 'word/');
  });

  it('names in UTF-8, with and without the flag, and in code page 437', () => {
    const names = opened([
      { name: 'größe.xml' },
      { name: Buffer.from('日本.xml') },
      { name: Uint8Array.of(0x81, 0xa5, 0x2e, 0x78) },
    ]).entries.map(({ name }) => name);
    expect(names).toEqual(['größe.xml', '日本.xml', 'üÑ.x']);
  });
});

describe('a hostile or damaged container is refused', () => {
  const whole = buildZip([one, { name: 'b.xml', content: 'b' }]);
  const directoryAt = Buffer.from(whole).indexOf('PK\x01\x02');
  const patched = (at: number, ...bytes: number[]) => {
    const copy = Uint8Array.from(whole);
    copy.set(bytes, at);
    return copy;
  };
  const shares: ZipInput = { name: 'c.xml', content: one.content!, sharedOffset: 0, localName: 'a.xml' };
  const bomb: ZipInput = { name: 'bomb.xml', content: new Uint8Array(20 * 1024 * 1024) };

  const faults: [string, string, Uint8Array][] = [
    ['zip-truncated', 'cut off', whole.subarray(0, whole.length - 30)],
    ['zip-truncated', 'cut in the comment', buildZip([one], { comment: 'long comment' }).subarray(0, -3)],
    ['zip-truncated', 'the middle is missing', Buffer.concat([whole.subarray(0, 20), whole.subarray(60)])],
    ['zip-damaged', 'a directory entry without signature', patched(directoryAt, 0)],
    ['zip-damaged', 'more entries than counted', patched(whole.length - 14, 1, 0, 1, 0)],
    ['zip-damaged', 'fewer entries than counted', patched(whole.length - 14, 3, 0, 3, 0)],
    ['zip-damaged', 'an entry that is not where it should be', patched(directoryAt + 42, 1)],
    ['zip-damaged', 'ZIP64 fields without ZIP64 records', patched(whole.length - 6, 255, 255, 255, 255)],
    ['zip-damaged', 'a ZIP64 size without its extra field', patched(directoryAt + 24, 255, 255, 255, 255)],
    ['zip-split', 'a part of a split archive', patched(whole.length - 18, 1)],
    ['zip-headers-disagree', 'another local name', buildZip([{ ...one, localName: 'b.xml' }])],
    ['zip-headers-disagree', 'another local size', patched(22, 1)],
    ['zip-headers-disagree', 'another local method', patched(8, 0)],
    ['zip-headers-disagree', 'a descriptor that does not fit', patchedDescriptor()],
    ['zip-overlap', 'two entries with the same data', buildZip([one, shares])],
    ['zip-encrypted', 'an encrypted entry', buildZip([{ ...one, flags: 1 }])],
    ['zip-compression-unknown', 'an unknown method', buildZip([{ ...one, method: 12 }])],
    ['zip-size-wrong', 'more content than claimed', buildZip([{ ...one, size: 3 }])],
    ['zip-size-wrong', 'less content than claimed', buildZip([{ ...one, size: 300 }])],
    ['zip-size-wrong', 'stored in two sizes', buildZip([{ ...one, method: 0, size: 3 }])],
    ['zip-checksum-wrong', 'another checksum', buildZip([{ ...one, crc32: 1 }])],
    [
      'zip-data-damaged',
      'no deflate stream',
      buildZip([{ ...one, content: '\xff\xff\xff', method: 0 }]).map(asDeflated),
    ],
    ['zip-duplicate-name', 'the same name twice', buildZip([one, one])],
    ['zip-duplicate-name', 'a name in two cases', buildZip([one, { ...one, name: 'A.XML' }])],
    ['zip-duplicate-name', 'a name in two spellings', buildZip([one, { ...one, name: '%61.xml' }])],
    ['zip-duplicate-name', 'a file and a folder', buildZip([one, { name: 'a.xml/', method: 0 }])],
    ['zip-bomb', 'zeros without end', buildZip([bomb])],
  ];
  it.each(faults)('%s: %s', (code, _, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });

  const unsafe = [
    '../a',
    '/a',
    'a/../../b',
    'a\\b',
    'C:/a',
    'a/./b',
    'a//b',
    'a\0b',
    'a%2fb',
    'a/%2e%2e/b',
    '..%5ca',
    '.',
    '/',
  ];
  it.each(unsafe)('zip-unsafe-name: %j', (name) => {
    expect(codeOf(buildZip([{ name }]))).toBe('zip-unsafe-name');
  });

  it.each(['a b.xml', 'a%20b.xml', '100%.xml', '[Content_Types].xml', '_rels/.rels', 'a..b.xml'])(
    'but %j is safe',
    (name) => {
      expect(codeOf(buildZip([{ name }]))).toBe('readable');
    },
  );

  it.each([
    ['zip-too-many-entries', { entries: 1 }],
    ['zip-part-too-large', { partBytes: 10 }],
    ['zip-total-too-large', { totalBytes: 19 }],
    ['zip-bomb', { ratio: 0.5, ratioFloor: 5 }],
  ])('%s: over a configured limit', (code, limits) => {
    expect(codeOf(whole, { ...defaultZipLimits, ...limits })).toBe(code);
  });

  it('at every length it can be cut to, and with every byte changed, without throwing', () => {
    for (let length = 0; length < whole.length; length++)
      expect(codeOf(whole.subarray(0, length))).not.toBe('readable');
    for (let at = 0; at < whole.length; at++)
      expect(() => codeOf(patched(at, whole[at]! ^ 0xff))).not.toThrow();
  });
});

function patchedDescriptor(): Uint8Array {
  const bytes = Buffer.from(buildZip([{ ...one, descriptor: { signed: true, wide: false } }]));
  bytes[bytes.indexOf('PK\x07\x08') + 4]! ^= 1;
  return bytes;
}

/** Turns the method of the only entry from stored to deflated, in both headers. */
function asDeflated(byte: number, at: number, bytes: Uint8Array): number {
  const central = Buffer.from(bytes).indexOf('PK\x01\x02');
  return at === 8 || at === central + 10 ? 8 : byte;
}
