import { z } from 'zod';
import { unitFilterQuery, unitStatuses } from '#domain/memory/units';
import { candidateFlags } from '#engine/candidates';
import { optional } from '#platform/web/pages';

export const memoryPath = '/projects/:projectId/memories/:memoryId';
export const ofMemory = z.object({ projectId: z.uuid(), memoryId: z.uuid() });
export type MemoryParams = z.output<typeof ofMemory>;
export const reason = z.string().trim().min(1).max(2000);

/** Which units the page of a memory shows. */
export const unitQuery = z.object({
  contains: optional(unitFilterQuery.shape.contains.unwrap()),
  author: optional(unitFilterQuery.shape.author.unwrap()),
  property: optional(unitFilterQuery.shape.property.unwrap()),
  status: optional(z.enum(unitStatuses)),
});
export type WantedUnits = z.output<typeof unitQuery>;

export const importPath = '/memory-imports/:importId';
export const ofImport = z.object({ importId: z.uuid() });

/** Which candidates the page of an import shows. */
export const groupQuery = z.object({
  flag: optional(z.enum(candidateFlags)),
  decision: optional(z.enum(['accepted', 'rejected', 'undecided'])),
});
export type CandidateGroup = z.output<typeof groupQuery>;
