import { describe, expect, it } from 'vitest';
import { readZip, type ZipArchive } from '#engine/docx/package/zip';
import { gifHead, jpegHead, jpegSegment, png, webpHead } from '#test/rasters';
import { buildZip, type ZipInput } from '#test/zip-builder';
import { measureRaster } from './measure-raster.ts';
import { isRaster, mostRasterBytes, readRaster } from './read-raster.ts';
import { type RasterType, recogniseRaster } from './recognise-raster.ts';

function archiveOf(...entries: ZipInput[]): ZipArchive {
  const archive = readZip(buildZip(entries));
  if ('severity' in archive) throw new Error(archive.message);
  return archive;
}

function read(content: Uint8Array, entry: Partial<ZipInput> = {}) {
  const archive = archiveOf({ name: 'word/media/a.png', content, ...entry });
  const raster = readRaster(archive, '/word/media/a.png');
  expect(isRaster(archive, archive.entries[0]!)).toBe(raster !== undefined);
  return raster?.type;
}

const exif = jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), jpegHead(160, 120)]));

describe('a raster', () => {
  it.each<[RasterType, Uint8Array]>([
    ['image/png', png(300, 200)],
    ['image/jpeg', jpegHead(300, 200)],
    ['image/jpeg', jpegHead(300, 200, exif)],
    ['image/jpeg', jpegHead(300, 200, Buffer.concat([exif, Buffer.of(0xff, 0xff)]))],
    ['image/gif', gifHead([300, 200])],
    ['image/webp', webpHead('VP8X', 300, 200)],
    ['image/webp', webpHead('VP8L', 300, 200)],
    ['image/webp', webpHead('VP8 ', 300, 200)],
  ])('is recognised and measured: %s', (type, bytes) => {
    expect(recogniseRaster(bytes)).toBe(type);
    expect(measureRaster(bytes, type)).toEqual({ width: 300, height: 200 });
    expect(read(bytes)).toBe(type);
  });

  it.each<[string, Uint8Array]>([
    ['markup', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['markup with a blank in front', Buffer.from('\n<html><script>alert(1)</script>')],
    ['a metafile', Buffer.from('\x01\0\0\0 EMF')],
    ['a bitmap, which two letters tell from nothing', Buffer.from('BM\0\0')],
    ['another file in the same container', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['a PNG whose header is not first', Buffer.concat([png().subarray(0, 8), png().subarray(33)])],
    ['nothing', new Uint8Array()],
  ])('is not %s', (_, bytes) => {
    expect(recogniseRaster(bytes)).toBeUndefined();
    expect(read(bytes)).toBeUndefined();
  });

  it.each<[string, Uint8Array]>([
    ['a PNG', png(10_001, 5_000)],
    ['a PNG of four thousand millions of pixels a side', png(2 ** 32 - 1, 2 ** 32 - 1)],
    ['a JPEG', jpegHead(65_535, 65_535)],
    ['a GIF', gifHead([65_535, 65_535])],
    ['a GIF with a small screen and a large image', gifHead([2, 2], [0, 0, 65_535, 65_535])],
    ['a WebP', webpHead('VP8X', 16_000, 16_000)],
    ['a PNG without a width', png(0, 20)],
  ])('is not shown where it claims to be large: %s', (_, bytes) => {
    expect(read(bytes)).toBeUndefined();
  });

  it('is not shown where browsers might take another size for its own', () => {
    const hidden = Buffer.from(jpegHead(65_535, 65_535).subarray(2));
    // What follows a marker without a length, taken for one, leads over the true header to a small one.
    for (const marker of [0x01, 0xd0, 0xd7, 0xd8, 0xd9]) {
      const before = Buffer.alloc(2 + hidden.readUInt16BE(0));
      before.set([0xff, marker, ...hidden]);
      expect(read(jpegHead(2, 2, before))).toBeUndefined();
    }
    const behindFill = Buffer.concat([Buffer.of(0x00), hidden]);
    expect(read(jpegHead(2, 2, behindFill))).toBeUndefined();
  });

  it('is not shown cut off before its size', () => {
    const whole: readonly (readonly [Uint8Array, number])[] = [
      [png(), 24],
      [jpegHead(2, 2, exif), exif.length + 11],
      [gifHead([2, 2]), 36],
      [webpHead('VP8X', 2, 2), 30],
      [webpHead('VP8L', 2, 2), 25],
    ];
    for (const [bytes, needed] of whole) {
      for (let length = 0; length < needed; length++) expect(read(bytes.subarray(0, length))).toBeUndefined();
      expect(read(bytes.subarray(0, needed))).toBeDefined();
    }
  });

  it('is recognised compressed, and with a header behind much else', () => {
    const noise = Buffer.from(
      Array.from({ length: 60_000 }, (_, index) => (index * 7919 + (index >> 3)) & 255),
    );
    const late = jpegHead(30, 20, Buffer.concat(Array.from({ length: 30 }, () => jpegSegment(0xe2, noise))));
    expect(read(late, { method: 8 })).toBe('image/jpeg');
    expect(read(png(300, 200), { method: 8 })).toBe('image/png');
  });

  it('is not shown above 16 MiB, nor damaged', () => {
    const padded = (size: number) => Buffer.concat([png(), Buffer.alloc(size - png().length)]);
    expect(read(padded(mostRasterBytes), { method: 8 })).toBe('image/png');
    expect(read(padded(mostRasterBytes + 1), { method: 0 })).toBeUndefined();
    const damaged = archiveOf({ name: 'word/a.png', content: png(), crc32: 7 });
    expect(readRaster(damaged, '/word/a.png')).toBeUndefined();
  });

  it('is found by the name of its part alone', () => {
    const archive = archiveOf({ name: 'word/media/a b.png', content: png() });
    expect(readRaster(archive, '/Word/media/A%20b.png')?.type).toBe('image/png');
    for (const name of [
      'word/media/a b.png',
      '/word/media/../media/a b.png',
      '/etc/passwd',
      '',
      '/',
      '/%',
      '/..',
    ])
      expect(readRaster(archive, name)).toBeUndefined();
  });
});
