/** What a pair means for the codes in it, by its place in the source. */
export interface SourcePair {
  readonly open: number;
  readonly close: number;
  readonly isFormat: boolean;
  /** Whether no code that it holds in the source may leave it. */
  readonly keeps: boolean;
}

/** The places of the source that all the open pairs hold, and how many of these keep what they hold. */
interface Level {
  readonly id: number;
  readonly from: number;
  readonly until: number;
  /** The same of all pairs that are no formats. */
  readonly firmFrom: number;
  readonly firmUntil: number;
  readonly keeping: number;
}

const outside: Level = {
  id: Number.NaN,
  from: -Infinity,
  until: Infinity,
  firmFrom: -Infinity,
  firmUntil: Infinity,
  keeping: 0,
};

/** The pairs of a source around a place of its target; in nested pairs each step and each question takes constant time. */
export class OpenPairs {
  private readonly pairs: ReadonlyMap<number, SourcePair>;
  private readonly levels: Level[] = [];

  constructor(pairs: ReadonlyMap<number, SourcePair>) {
    this.pairs = pairs;
  }

  open(id: number): void {
    const pair = this.pairs.get(id);
    if (!pair) return;
    const { from, until, firmFrom, firmUntil, keeping } = this.levels.at(-1) ?? outside;
    const { open, close, isFormat, keeps } = pair;
    this.levels.push({
      id,
      from: Math.max(from, open),
      until: Math.min(until, close),
      firmFrom: isFormat ? firmFrom : Math.max(firmFrom, open),
      firmUntil: isFormat ? firmUntil : Math.min(firmUntil, close),
      keeping: keeping + Number(keeps),
    });
  }

  close(id: number): void {
    const at = this.levels.findLastIndex((level) => level.id === id);
    if (at === -1) return;
    for (const inner of this.levels.splice(at).slice(1)) this.open(inner.id);
  }

  /** Whether every pair around holds a place of the source; `firm`: every pair that is no format. */
  allHold(place: number, which: 'all' | 'firm'): boolean {
    const { from, until, firmFrom, firmUntil } = this.levels.at(-1) ?? outside;
    return which === 'all' ? from < place && place < until : firmFrom < place && place < firmUntil;
  }

  /** How many pairs are around that keep what they hold. */
  get keeping(): number {
    return (this.levels.at(-1) ?? outside).keeping;
  }
}
