import type { Context } from '#domain/context';
import { readVersionBytes } from '#domain/files';
import type { Policy } from '#domain/projects';
import type { Run } from '#domain/runs';
import type { Finding } from '#engine/findings';
import { type Extraction, extractSegments } from '#pipeline/extraction';
import { settleLanguages, type TakenIn, takeIn } from '#pipeline/intake';

export interface OpenedDocument {
  readonly taken: TakenIn;
  readonly extraction: Extraction;
  readonly languages: Exclude<ReturnType<typeof settleLanguages>, { readonly refused: unknown }>;
}

/** Takes a run's document in and cuts it into segments; the same every time. */
export async function openDocument(
  context: Context,
  run: Pick<Run, 'versionId' | 'sourceLanguage' | 'targetLanguage'>,
  policy: Policy,
): Promise<OpenedDocument | { readonly refused: readonly Finding[] }> {
  const taken = takeIn(await readVersionBytes(context, run.versionId));
  if ('refused' in taken) return taken;
  const languages = settleLanguages(run.sourceLanguage, run.targetLanguage);
  if ('refused' in languages) return languages;
  const extraction = extractSegments(taken.package, policy.content, languages.source.tag);
  return { taken, extraction, languages };
}
