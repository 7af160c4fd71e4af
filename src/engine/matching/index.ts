export type { MatchKind, MatchPenalty, MemoryMatch, MemoryUnit } from './memory-unit.ts';
