import { recencyOf, type UnitProperty } from '#engine/matching';
import type { UnitFilter, UnitPenalties, UnitPenalty } from './lookup-request.ts';
import type { UnitAbout, UnitRow } from './unit-rows.ts';

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

/** Whether a filter leaves a unit in; one by properties is to be asked of whole rows. */
export function isWanted(unit: UnitAbout | UnitRow, filter: UnitFilter): boolean {
  const { memories, origins, authors, properties, since, until } = filter;
  return (
    (memories?.includes(unit.memoryId) ?? true) &&
    (origins?.includes(unit.origin) ?? true) &&
    (authors?.includes(unit.author) ?? true) &&
    (properties?.every((wanted) => hasProperty(unit, wanted)) ?? true) &&
    !(since && isBefore(unit, since)) &&
    !(until && !isBefore(unit, until))
  );
}

function hasProperty(unit: UnitAbout | UnitRow, { type, value }: UnitProperty): boolean {
  const known = 'unit' in unit ? (unit.unit.properties ?? []) : [];
  return known.some((property) => property.type === type && property.value === value);
}

function isBefore({ changedAt, createdAt }: UnitAbout, time: Date): boolean {
  return recencyOf(changedAt ?? createdAt) < recencyOf(time.toISOString());
}
