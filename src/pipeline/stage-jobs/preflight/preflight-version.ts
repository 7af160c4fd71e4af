import { type Context, requireInProject } from '#domain/context';
import {
  extractionDigest,
  findExtraction,
  findVersion,
  type KeptSegment,
  listKeptSegments,
  type Version,
} from '#domain/files';
import { currentPolicy, type Policy } from '#domain/projects';
import type { CoverageLine } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';
import { countWords } from '#engine/words';
import { type AnalysisBand, countBands } from '#pipeline/in-memory';
import { carryOver, keptSegments, openDocument } from '#pipeline/stage-jobs/documents';
import { connectionsOfRun, memoryOfRun, providerOf, termsOfRun } from '#pipeline/stage-jobs/targets';
import { estimateTranslation, hasLetters, translationFinding } from '#pipeline/translation';
import { Problem } from '#platform/problems';
import { type Provider, type ProviderEstimate, pseudoProvider } from '#platform/providers';

export interface PreflightBand {
  /** `carried_over` stands for what an earlier run has approved. */
  readonly band: AnalysisBand | 'carried_over';
  readonly segments: number;
  readonly words: number;
}

/** What a run would take, and what it would leave alone. */
export interface Preflight {
  readonly versionId: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly segments: number;
  readonly words: number;
  /** Every band, those that cost nothing first, empty ones included. */
  readonly bands: readonly PreflightBand[];
  /** The connection that would be asked first, of those that know the languages if any does; null where the policy has none that may be. */
  readonly connection: {
    readonly name: string;
    readonly provider: string;
    readonly model: string | null;
  } | null;
  /** Why the connection cannot be asked just now; null where it can. */
  readonly obstacle: { readonly code: string; readonly message: string; readonly action: string } | null;
  /** Calls to it if all goes well, and what they would use. */
  readonly calls: number;
  readonly usage: ProviderEstimate;
  /** Which text is translated, protected or skipped, and by which rule. */
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
}

/**
 * Says what translating a version into a language would take under the project's policy as it is now. Nothing is sent to
 * anyone and nothing is written. What an earlier run of the file has approved is not counted as work.
 */
export async function preflightVersion(
  context: Context,
  { versionId, targetLanguage, signal }: PreflightRequest,
): Promise<Preflight> {
  const version = await findVersion(context, versionId);
  const { projectId, sourceLanguage } = version;
  requireInProject(context.actor, 'project.operate', projectId);
  const policy = await currentPolicy(context, projectId);
  const pair = { projectId, sourceLanguage, targetLanguage };
  const document = await readVersion(context, version, targetLanguage, policy.body);
  const carried = await carryOver(context, { ...version, versionId, targetLanguage }, document.segments);
  const done = new Set(carried?.targets.map(({ position }) => position));
  const [held, open] = [
    document.segments.filter(({ position }) => done.has(position)),
    document.segments.filter(({ position }) => !done.has(position)),
  ];
  const asked = await firstProvider(context, pair, policy);
  const segments = surrounded(open, document.segments);
  const memory = await memoryOfRun(context, pair, policy.body, segments.filter(hasLetters));
  const { termsIn } = await termsOfRun(context, pair);
  const estimate = await estimateTranslation({
    segments,
    memory,
    provider: asked.provider ?? pseudoProvider(),
    from: sourceLanguage,
    to: targetLanguage,
    ...(termsIn && { termsIn }),
    recall: policy.body.memory,
    document: { style: policy.body.style },
    ...(signal && { signal }),
    countWords,
  });
  const bands = [{ band: 'carried_over' as const, ...amountOf(held) }, ...countBands(estimate.matches)];
  const { connection, obstacle } = asked;
  return {
    ...{ versionId, sourceLanguage, targetLanguage, bands, connection, obstacle },
    segments: document.segments.length,
    words: bands.reduce((sum, { words }) => sum + words, 0),
    calls: asked.provider ? estimate.calls : 0,
    usage: asked.provider ? estimate.usage : { characters: estimate.usage.characters },
    coverage: document.coverage,
    findings: document.findings,
  };
}

export interface PreflightRequest {
  readonly versionId: string;
  /** BCP 47 tag. */
  readonly targetLanguage: string;
  readonly signal?: AbortSignal;
}

interface PreflightDocument {
  readonly segments: readonly KeptSegment[];
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
}

/** As it was cut at upload, where the policy cuts the same way; else cut anew. */
async function readVersion(
  context: Context,
  { id: versionId, sourceLanguage }: Version,
  targetLanguage: string,
  { content }: Policy,
): Promise<PreflightDocument> {
  const digest = extractionDigest(sourceLanguage, content);
  const known = await findExtraction(context, { versionId, digest });
  if (known) return { ...known, segments: await listKeptSegments(context, known.id) };
  const opened = await openDocument(context, { versionId, sourceLanguage, targetLanguage }, {
    content,
  } as Policy);
  if ('refused' in opened) return { segments: [], coverage: [], findings: opened.refused };
  const { document, findings } = opened.extraction;
  return { segments: keptSegments(opened), coverage: document.coverage, findings };
}

type FirstProvider = Pick<Preflight, 'connection' | 'obstacle'> & { readonly provider?: Provider };

/** The provider a run would ask first, or why there is none that may be asked. Those that do not know the languages are passed over. */
async function firstProvider(
  context: Context,
  pair: { readonly projectId: string; readonly sourceLanguage: string; readonly targetLanguage: string },
  { id: policyId, body }: { readonly id: string; readonly body: Policy },
): Promise<FirstProvider> {
  const { projectId, sourceLanguage, targetLanguage } = pair;
  let passedOver: FirstProvider | undefined;
  for (const one of await connectionsOfRun(context, { projectId, overrides: {} }, body)) {
    const { name, settings } = one;
    const connection = { name, provider: settings.provider, model: settings.model ?? null };
    try {
      const provider = await providerOf(context, one, body, policyId);
      if (provider.limits.supports(sourceLanguage, targetLanguage))
        return { provider, connection, obstacle: null };
      const detail = `${name}: ${sourceLanguage} to ${targetLanguage}`;
      passedOver ??= {
        connection,
        obstacle: obstacleOf(translationFinding('provider-language-pair', { detail })),
      };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return { connection, obstacle: obstacleOf(error) };
    }
  }
  return passedOver ?? { connection: null, obstacle: null };
}

function obstacleOf({ code, message, action }: NonNullable<Preflight['obstacle']>) {
  return { code, message, action };
}

function amountOf(segments: readonly KeptSegment[]): { segments: number; words: number } {
  const words = segments.reduce((sum, { plain }) => sum + countWords(plain), 0);
  return { segments: segments.length, words };
}

/** Open segments with what stands around them in the whole document. */
function surrounded(open: readonly KeptSegment[], all: readonly KeptSegment[]) {
  const neighbour = (segment: KeptSegment, step: number): string => {
    const other = all[segment.position + step];
    return other?.part === segment.part ? other.plain : '';
  };
  return open.map((segment) => ({
    ...segment,
    id: segment.segmentId,
    previous: neighbour(segment, -1),
    next: neighbour(segment, 1),
  }));
}
