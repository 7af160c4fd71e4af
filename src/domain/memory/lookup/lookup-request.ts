import type { MemorySegment, MemoryUnit, UnitProperty } from '#engine/matching';

/** Where a unit came from: a file, a run of the house, or people and programs of the house. */
export const unitOrigins = ['tmx', 'run', 'api'] as const;
export type UnitOrigin = (typeof unitOrigins)[number];

/** Points taken off every match of a unit, whole; all that apply are added. */
export interface UnitPenalties {
  /** By memory id. */
  readonly memories?: Readonly<Record<string, number>>;
  readonly origins?: Readonly<Partial<Record<UnitOrigin, number>>>;
  /** By who changed it last, as the unit names them. */
  readonly authors?: Readonly<Record<string, number>>;
  /** For units older than so many days; of several the one with the most points. */
  readonly ages?: readonly { readonly days: number; readonly points: number }[];
}

/** Which units count at all; all by default. */
export interface UnitFilter {
  /** Memory ids. */
  readonly memories?: readonly string[];
  readonly origins?: readonly UnitOrigin[];
  /** Who changed them last, as the units name them. */
  readonly authors?: readonly string[];
  /** All of which a unit is to have. */
  readonly properties?: readonly UnitProperty[];
  /** Changed at this time or later, and before that time. */
  readonly since?: Date;
  readonly until?: Date;
}

export interface LookupRequest {
  readonly projectId: string;
  /** BCP 47 tags; units of `en-GB` serve `en` and the reverse. */
  readonly from: string;
  readonly to: string;
  readonly segments: readonly MemorySegment[];
  /** Lowest score of a match, 0–101; texts that are not equal are found from 50 on. */
  readonly threshold: number;
  /** Most matches of a segment. */
  readonly limit: number;
  readonly penalties?: UnitPenalties;
  readonly filter?: UnitFilter;
}

/** What is known of a unit beside its texts. */
export interface Provenance {
  readonly memoryId: string;
  readonly memory: string;
  readonly origin: UnitOrigin;
  /** As the unit names them, else who brought it into the house. */
  readonly author: string;
  /** ISO 8601, as the unit has it, else when it came into the house. */
  readonly changedAt: string;
  readonly importId: string | null;
  readonly runId: string | null;
  /** What the unit loses, by reason. */
  readonly penalties: readonly UnitPenalty[];
}

export interface UnitPenalty {
  readonly code: 'memory' | 'origin' | 'author' | 'age';
  readonly points: number;
}

/** A unit that matters for a lookup. */
export interface GatheredUnit {
  readonly unit: MemoryUnit;
  readonly provenance: Provenance;
}
