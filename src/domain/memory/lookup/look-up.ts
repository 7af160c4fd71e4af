import { type Context, requireInProject } from '#domain/context';
import { createMemory, type MemoryMatch } from '#engine/matching';
import { gatherUnits } from './gather-units.ts';
import type { LookupRequest, Provenance } from './lookup-request.ts';

/** A match with where its unit comes from. */
export interface FoundMatch extends MemoryMatch {
  readonly provenance: Provenance;
}

/** The matches of each segment in the memories that a project reads, best first. */
export async function lookUpSegments(context: Context, request: LookupRequest): Promise<FoundMatch[][]> {
  requireInProject(context.actor, 'project.read', request.projectId);
  const gathered = await gatherUnits(context, request);
  const provenances = new Map(gathered.map(({ unit, provenance }) => [unit.id, provenance]));
  const memory = createMemory(
    gathered.map(({ unit }) => unit),
    { language: request.from },
  );
  return memory
    .lookupAll(request.segments, request)
    .map((matches) => matches.map((match) => ({ ...match, provenance: provenances.get(match.unit.id)! })));
}
