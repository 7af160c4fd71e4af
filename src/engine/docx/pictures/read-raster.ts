import { nameKey, peekEntry, readEntry, type ZipArchive, type ZipRecord } from '#engine/docx/package/zip';
import { measureRaster } from './measure-raster.ts';
import { type RasterType, recogniseRaster } from './recognise-raster.ts';

/** A picture as it lies in the document. */
export interface Raster {
  readonly type: RasterType;
  readonly bytes: Uint8Array;
}

export const mostRasterBytes = 16 * 1024 * 1024;
/** What a browser unpacks: four bytes a pixel. */
export const mostRasterPixels = 50_000_000;

/**
 * The picture in a part of a document. Undefined where there is no such part, its bytes are of no raster format whatever its
 * name says, it is damaged, or it is larger than `mostRasterBytes` or `mostRasterPixels`. Never throws.
 */
export function readRaster(archive: ZipArchive, part: string): Raster | undefined {
  const key = nameKey(part);
  const entry = archive.entries.find(({ name }) => nameKey(`/${name}`) === key);
  if (!entry || !typeOf(archive, entry)) return undefined;
  const bytes = readEntry(archive, entry);
  if ('severity' in bytes) return undefined;
  const type = recogniseRaster(bytes);
  return type && isBounded(bytes, type) ? { type, bytes } : undefined;
}

/** Whether `readRaster` gives the picture in an entry of an opened package. Reads the whole entry only where its first bytes do not tell. */
export function isRaster(archive: ZipArchive, entry: ZipRecord): boolean {
  const type = typeOf(archive, entry);
  if (!type) return false;
  const isSmall = isBounded(peekEntry(archive, entry), type);
  if (isSmall !== undefined) return isSmall;
  const bytes = readEntry(archive, entry);
  return !('severity' in bytes) && isBounded(bytes, type) === true;
}

function typeOf(archive: ZipArchive, entry: ZipRecord): RasterType | undefined {
  return entry.size > mostRasterBytes ? undefined : recogniseRaster(peekEntry(archive, entry));
}

/** Undefined where these bytes do not say how large it is. */
function isBounded(bytes: Uint8Array, type: RasterType): boolean | undefined {
  const size = measureRaster(bytes, type);
  return size && size.width * size.height <= mostRasterPixels;
}
