import type { RasterType } from './recognise-raster.ts';

export interface RasterSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Width and height in pixels, as a browser reads them from the header; undefined where it is cut off, names none, or leaves
 * open what a browser would take for it. Reads no pixels; never throws. PNG (W3C, 11.2.2), GIF89a (18 and 20), JPEG
 * (ITU-T T.81, B.1 and B.2.2), WebP (RFC 9649, 2.5 to 2.7).
 */
export function measureRaster(bytes: Uint8Array, type: RasterType): RasterSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[type](view);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<RasterType, (view: DataView) => RasterSize | undefined>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': measureGif,
  'image/jpeg': measureJpeg,
  'image/webp': measureWebp,
};

/** Segments follow one another by their lengths until a frame header (SOF0 to SOF15) says how large the frame is. */
function measureJpeg(view: DataView): RasterSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Markers without a length and the beginning of pixels have no place before the frame header.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda)) return undefined;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

/** Browsers widen the screen to the first image where that is larger. */
function measureGif(view: DataView): RasterSize | undefined {
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  for (; view.getUint8(at) === 0x21; at++)
    for (at += 2; view.getUint8(at) !== 0; ) at += 1 + view.getUint8(at);
  if (view.getUint8(at) !== 0x2c) return undefined;
  const reach = (place: number, side: number) =>
    view.getUint16(at + place, true) + view.getUint16(at + side, true);
  return { width: Math.max(screen.width, reach(1, 5)), height: Math.max(screen.height, reach(3, 7)) };
}

function measureWebp(view: DataView): RasterSize | undefined {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === 'VP8X') {
    const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (kind === 'VP8 ') {
    const isFrame = view.getUint16(23) === 0x9d01 && view.getUint8(25) === 0x2a;
    const side = (at: number) => view.getUint16(at, true) & 0x3fff;
    return isFrame ? { width: side(26), height: side(28) } : undefined;
  }
  if (kind !== 'VP8L' || view.getUint8(20) !== 0x2f) return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
