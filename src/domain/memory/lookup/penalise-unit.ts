import { recencyOf } from '#engine/matching';
import type { UnitPenalties, UnitPenalty } from './lookup-request.ts';
import type { UnitAbout } from './unit-rows.ts';

const day = 86_400_000;

/** Every reason for which a unit loses points. */
export function penaltiesOf(unit: UnitAbout, penalties: UnitPenalties, now: Date): UnitPenalty[] {
  const { memories = {}, origins = {}, authors = {}, ages = [] } = penalties;
  const old = ages.filter(({ days }) => isBefore(unit, new Date(now.getTime() - days * day)));
  const all: UnitPenalty[] = [
    { code: 'memory', points: memories[unit.memoryId] ?? 0 },
    { code: 'origin', points: origins[unit.origin] ?? 0 },
    { code: 'author', points: Object.hasOwn(authors, unit.author) ? authors[unit.author]! : 0 },
    { code: 'age', points: Math.max(0, ...old.map(({ points }) => points)) },
  ];
  return all.filter(({ points }) => points > 0);
}

function isBefore({ changedAt, createdAt }: UnitAbout, time: Date): boolean {
  return recencyOf(changedAt ?? createdAt) < recencyOf(time.toISOString());
}
