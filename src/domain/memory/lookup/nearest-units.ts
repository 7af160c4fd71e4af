import type { NearUnit } from '#engine/matching';

/** Candidates of one text; of more, those with the most words in common. */
export const mostCandidates = 5_000;
/** So many are kept before it is asked which of them count. */
const mostWaiting = 20_000;

/** Which of some units are there, live and wanted. */
export type CountingUnits = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** The units nearest to a text, of any number that are met: those that do not count take nobody's place. */
export class NearestUnits {
  private units = new Map<string, number>();
  private readonly counting: CountingUnits;

  constructor(counting: CountingUnits) {
    this.counting = counting;
  }

  async add(near: readonly NearUnit[]): Promise<void> {
    for (const { id, apart } of near) this.units.set(id, apart);
    if (this.units.size <= mostWaiting) return;
    const waiting = this.units;
    // Others add meanwhile.
    this.units = new Map();
    for (const [id, apart] of await this.nearestOf(waiting)) this.units.set(id, apart);
  }

  /** Ids; while they are few, of units that do not count too. */
  async list(): Promise<string[]> {
    return [...(await this.nearestOf(this.units)).keys()];
  }

  /** Of units that are equally near, those that came last. */
  private async nearestOf(units: Map<string, number>): Promise<Map<string, number>> {
    if (units.size <= mostCandidates) return units;
    const sorted = nearestFirst(units);
    const kept: string[] = [];
    for (let at = 0; at < sorted.length && kept.length < mostCandidates; at += mostCandidates) {
      const some = sorted.slice(at, at + mostCandidates);
      const counting = await this.counting(some);
      kept.push(...some.filter((id) => counting.has(id)));
    }
    return new Map(kept.slice(0, mostCandidates).map((id) => [id, units.get(id)!]));
  }
}

/** Ids alone sort several times as fast as by a comparison of both. */
function nearestFirst(units: ReadonlyMap<string, number>): string[] {
  const byDistance = Map.groupBy(units.keys(), (id) => units.get(id)!);
  const distances = [...byDistance.keys()].sort((a, b) => a - b);
  return distances.flatMap((apart) => byDistance.get(apart)!.sort().reverse());
}
