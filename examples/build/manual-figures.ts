import type { Layer } from './drawing-board.ts';
import { box, callOut, disc, line, paint } from './drawing-board.ts';

export const figureSize = { width: 760, height: 380 };

const leader = (x1: number, y1: number, x2: number, y2: number): Layer => ({
  shape: line(x1, y1, x2, y2, 2.5),
  colour: 0x1f4e79,
});

const trace = [300, 268, 282, 240, 252, 214, 232, 196];

/** The front of the monitor with four call-outs: display, status light, keys, sensor port. */
export function frontPanelFigure(): Buffer {
  const layers: Layer[] = [
    { shape: box(160, 40, 440, 300, 26), colour: 0x44546a },
    { shape: box(172, 52, 416, 276, 18), colour: 0xe4e9ef },
    { shape: box(200, 82, 250, 170, 8), colour: 0x16324a },
    ...[0, 1, 2, 3].map((row) => ({ shape: box(216, 112 + row * 36, 218, 1.5), colour: 0x2f506c })),
    ...trace.slice(1).map((y, index) => ({
      shape: line(222 + index * 29, trace[index]! - 68, 251 + index * 29, y - 68, 4),
      colour: 0x6fd0c5,
    })),
    { shape: disc(520, 110, 15), colour: 0x44546a },
    { shape: disc(520, 110, 11), colour: 0x57b657 },
    ...[0, 1, 2].map((key) => ({ shape: box(488, 160 + key * 38, 64, 26, 6), colour: 0x8496b0 })),
    { shape: disc(325, 290, 22), colour: 0x44546a },
    { shape: disc(325, 290, 14), colour: 0x1b2733 },
    leader(80, 110, 230, 140),
    ...callOut(1, 80, 110),
    leader(680, 80, 522, 108),
    ...callOut(2, 680, 80),
    leader(680, 210, 534, 210),
    ...callOut(3, 680, 210),
    leader(80, 300, 318, 290),
    ...callOut(4, 80, 300),
  ];
  return paint(figureSize.width, figureSize.height, layers);
}

/** The monitor on its wall bracket beside a tank, the probe hanging in the water. */
export function mountingFigure(): Buffer {
  const layers: Layer[] = [
    { shape: box(0, 350, 760, 8), colour: 0x7f7f7f },
    { shape: box(60, 20, 26, 330), colour: 0xbfbfbf },
    { shape: box(86, 90, 50, 14), colour: 0x595959 },
    { shape: box(86, 180, 50, 14), colour: 0x595959 },
    { shape: box(136, 66, 120, 150, 10), colour: 0x44546a },
    { shape: box(152, 84, 88, 60, 4), colour: 0x16324a },
    { shape: box(160, 112, 72, 4, 2), colour: 0x6fd0c5 },
    { shape: box(430, 150, 250, 200, 6), colour: 0x7f8fa3 },
    { shape: box(440, 150, 230, 190), colour: 0xf4f8fb },
    { shape: box(440, 196, 230, 144), colour: 0x9fd0ea },
    { shape: line(196, 216, 196, 258, 6), colour: 0x262626 },
    { shape: line(196, 258, 390, 258, 6), colour: 0x262626 },
    { shape: line(390, 258, 390, 110, 6), colour: 0x262626 },
    { shape: line(390, 110, 556, 110, 6), colour: 0x262626 },
    { shape: line(556, 110, 556, 230, 6), colour: 0x262626 },
    { shape: box(542, 226, 28, 74, 10), colour: 0x262626 },
    leader(320, 60, 258, 90),
    ...callOut(1, 320, 60),
    leader(300, 170, 138, 187),
    ...callOut(2, 300, 170),
    leader(330, 310, 345, 262),
    ...callOut(3, 330, 310),
    leader(715, 120, 572, 250),
    ...callOut(4, 715, 120),
  ];
  return paint(figureSize.width, figureSize.height, layers);
}
