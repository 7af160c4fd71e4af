import type { MemoryUnit } from '#engine/matching';

/** A pair that waits to become a unit of a memory. */
export type Candidate = Omit<MemoryUnit, 'id' | 'memory' | 'penalty'>;
