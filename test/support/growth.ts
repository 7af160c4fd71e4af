import { processorTime } from './processor-time.ts';

/**
 * How many times more a text of `length` costs than eight of an eighth of it: 1 when cost grows in proportion to the
 * length, 8 when it grows with the square. Both sides are sums over as many letters, so that neither is lost between
 * two ticks of the system's clock, and are measured anew while in doubt, since what else goes on only adds to them.
 */
export function growthOf(run: (length: number) => unknown, length: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 12 && least > 2; attempt++) {
    const start = processorTime();
    for (let piece = 0; piece < 8; piece++) run(length / 8);
    const between = processorTime();
    run(length);
    const tick = 10;
    least = Math.min(least, (processorTime() - between) / (between - start + tick));
  }
  return least;
}
