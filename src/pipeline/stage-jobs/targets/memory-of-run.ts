import type { Context } from '#domain/context';
import { gatherUnits } from '#domain/memory/lookup';
import type { Policy } from '#domain/projects';
import type { Run } from '#domain/runs';
import { createMemory, type MemorySegment } from '#engine/matching';
import { mostSuggestions, type RecallingMemory } from '#pipeline/translation';

/** What the memories of a run's project know of segments: answers lookups of these and of no others. */
export async function memoryOfRun(
  context: Context,
  {
    projectId,
    sourceLanguage: from,
    targetLanguage: to,
  }: Pick<Run, 'projectId' | 'sourceLanguage' | 'targetLanguage'>,
  { memory: { accept, suggest, penalties } }: Policy,
  segments: readonly MemorySegment[],
): Promise<RecallingMemory> {
  const threshold = Math.min(accept, suggest);
  const request = { projectId, from, to, segments, threshold, limit: mostSuggestions };
  const gathered = await gatherUnits(context, { ...request, penalties: { memories: penalties } });
  return createMemory(
    gathered.map(({ unit }) => unit),
    { language: from },
  );
}
