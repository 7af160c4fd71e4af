import { writePng } from './png-writer.ts';

/** Whether a point, in picture units, is inside a shape. */
export type Shape = (x: number, y: number) => boolean;

export interface Layer {
  readonly shape: Shape;
  /** Colour as 0xRRGGBB. */
  readonly colour: number;
}

export const box = (left: number, top: number, width: number, height: number, radius = 0): Shape => {
  return (x, y) => {
    const dx = Math.max(left + radius - x, 0, x - (left + width - radius));
    const dy = Math.max(top + radius - y, 0, y - (top + height - radius));
    return radius === 0 ? dx === 0 && dy === 0 : dx * dx + dy * dy <= radius * radius;
  };
};

export const disc = (centreX: number, centreY: number, radius: number): Shape => {
  return (x, y) => (x - centreX) ** 2 + (y - centreY) ** 2 <= radius * radius;
};

export const line = (x1: number, y1: number, x2: number, y2: number, width: number): Shape => {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
    return (x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2 <= (width / 2) ** 2;
  };
};

const digitRows: Record<number, string> = {
  1: '010 110 010 010 111',
  2: '110 001 010 100 111',
  3: '110 001 010 001 110',
  4: '101 101 111 001 001',
};

/** A numbered call-out: a white disc with a rim and the digit in it. */
export function callOut(digit: number, x: number, y: number): Layer[] {
  const dots = digitRows[digit]!.split(' ').flatMap((row, top) =>
    [...row].flatMap((dot, left) =>
      dot === '1' ? [{ shape: box(x - 6 + left * 4, y - 10 + top * 4, 4, 4), colour: 0x1f4e79 }] : [],
    ),
  );
  return [
    { shape: disc(x, y, 20), colour: 0x1f4e79 },
    { shape: disc(x, y, 17.5), colour: 0xffffff },
    ...dots,
  ];
}

const samples = [0.125, 0.375, 0.625, 0.875];

/** Paints the layers in order on white, with sixteen samples a pixel for smooth edges, and gives a PNG. */
export function paint(width: number, height: number, layers: readonly Layer[]): Buffer {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set(colourAt(x, y, layers), (y * width + x) * 3);
  }
  return writePng(width, height, pixels);
}

function colourAt(x: number, y: number, layers: readonly Layer[]): number[] {
  const at = (dx: number, dy: number): number =>
    layers.findLast(({ shape }) => shape(x + dx, y + dy))?.colour ?? 0xffffff;
  const corner = at(0, 0);
  // Most pixels lie inside one shape: the sixteen samples are only worth their time on an edge.
  if (corner === at(1, 0) && corner === at(0, 1) && corner === at(1, 1)) return channels(corner);
  const sum = [0, 0, 0];
  for (const dy of samples) {
    for (const dx of samples) {
      channels(at(dx, dy)).forEach((value, channel) => {
        sum[channel]! += value;
      });
    }
  }
  return sum.map((value) => Math.round(value / samples.length ** 2));
}

const channels = (colour: number): number[] => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
