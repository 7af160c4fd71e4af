import type { Context } from '#domain/context';
import { gatherUnits, termsOfLookup } from '#domain/memory/lookup';
import type { Policy } from '#domain/projects';
import type { Run } from '#domain/runs';
import { createMemory, type MemorySegment } from '#engine/matching';
import type { RecallingMemory } from '#pipeline/translation';

/** What the memories of a run's project know of segments: answers lookups of these and of no others. */
export async function memoryOfRun(
  context: Context,
  {
    projectId,
    sourceLanguage: from,
    targetLanguage: to,
  }: Pick<Run, 'projectId' | 'sourceLanguage' | 'targetLanguage'>,
  policy: Policy,
  segments: readonly MemorySegment[],
): Promise<RecallingMemory> {
  const gathered = await gatherUnits(context, { projectId, from, to, segments, ...termsOfLookup(policy) });
  return createMemory(
    gathered.map(({ unit }) => unit),
    { language: from },
  );
}
