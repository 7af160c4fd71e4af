/** Pixels that every browser draws and that carry no script. */
export const rasterTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type RasterType = (typeof rasterTypes)[number];

/** What the first bytes say it is, whatever it is called; undefined for everything else. Sixteen bytes are enough. */
export function recogniseRaster(bytes: Uint8Array): RasterType | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head === '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR') return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  return undefined;
}
