import { type CheckSettings, defaultCheckSettings } from '#engine/checks';
import { type ContentOptions, defaultContentOptions } from '#engine/docx/extract';
import type { OpenOptions } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import type { InlineText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { proveOutput } from '#pipeline/delivery';
import {
  extractSegments,
  joinSegments,
  type SurroundedSegment,
  surroundSegments,
} from '#pipeline/extraction';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { checkTargets, faultIn, type Quality, type VerificationState } from '#pipeline/quality';
import { type RecallPolicy, type SegmentTarget, translateSegments } from '#pipeline/translation';
import type { Provider } from '#platform/providers';
import type { Leverage } from './leverage.ts';
import { makeReport, type TranslationReport } from './report.ts';

export interface DocumentRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** BCP 47 tag; by default the language the document says it is in. */
  readonly from?: string;
  readonly to: string;
  readonly provider: Provider | ((from: string, to: string) => Promise<Provider>);
  /** What is known beforehand of this language pair: memories and glossaries. */
  readonly leverage?: (from: string, to: string) => Promise<Leverage>;
  readonly recall?: RecallPolicy;
  /** Instructions of the organisation to providers that take any: tone, form of address, variety. */
  readonly style?: string;
  /** Which checks are made and how much they weigh. */
  readonly checks?: CheckSettings;
  /** Whether targets are corrected where the checks can do so by themselves; default true. */
  readonly correct?: boolean;
  readonly content?: ContentOptions;
  readonly open?: OpenOptions;
  /** Whether Microsoft's Open XML SDK takes part in the proof; default true. */
  readonly schema?: boolean;
  readonly signal?: AbortSignal;
  onStage?(stage: Stage): void;
  onProgress?(done: number, total: number): void;
  /**
   * Called for each segment as soon as it has a target that no check blocks, so that nothing paid for is lost whatever
   * happens next. Not called for trial providers, whose answers are no translations.
   */
  onTarget?(segment: SurroundedSegment, target: SegmentTarget): void;
}

/** The stages of a run in the order of travel, as far as they need no database. */
export const stages = ['intake', 'extraction', 'translation', 'quality', 'assembly', 'delivery'] as const;
export type Stage = (typeof stages)[number];

export interface DocumentResult {
  /** The translated file; undefined where a finding of severity error forbids its release. */
  readonly output: Uint8Array | undefined;
  readonly findings: readonly Finding[];
  /** Undefined where the file was refused before it could be read. */
  readonly report: TranslationReport | undefined;
  /** Every segment that has a target, in reading order; none of a trial provider. */
  readonly pairs: readonly TranslatedPair[];
}

/** A segment with its target as it stands in the output. */
export interface TranslatedPair {
  readonly segment: SurroundedSegment;
  readonly text: InlineText;
  readonly target: SegmentTarget;
  /** `pending` where nothing was checked. */
  readonly state: VerificationState;
}

/**
 * Takes one document through all stages in memory. A refused or blocked document is a result with findings; rejects
 * only when `signal` aborts or with a fault that is no provider's. A provider made for the run is closed with it.
 */
export async function translateDocument(request: DocumentRequest): Promise<DocumentResult> {
  const opened: Provider[] = [];
  try {
    return await passStages(request, opened);
  } finally {
    for (const provider of opened) provider.close?.();
  }
}

/** Puts a provider that is made for this run into `opened`. */
async function passStages(request: DocumentRequest, opened: Provider[]): Promise<DocumentResult> {
  const { bytes, content = defaultContentOptions, signal } = request;
  request.onStage?.('intake');
  const taken = takeIn(bytes, request.open);
  if ('refused' in taken) return refused(taken.refused);
  const languages = settleLanguages(request.from ?? taken.detectedLanguage.language, request.to);
  if ('refused' in languages) return refused(languages.refused);
  const [from, to] = [languages.source.tag, languages.target.tag];

  request.onStage?.('extraction');
  const extraction = extractSegments(taken.package, content, from);
  const before = [...intakeFindings(taken, request.from), ...extraction.findings];
  if (hasErrors(extraction.findings)) return refused(before);
  const leverage = await request.leverage?.(from, to);
  before.push(...(leverage?.findings ?? []));
  if (hasErrors(before)) return refused(before);
  const provider =
    typeof request.provider === 'function' ? await request.provider(from, to) : request.provider;
  if (provider !== request.provider) opened.push(provider);

  const findTerms = leverage?.findTerms;
  const settings = request.checks ?? defaultCheckSettings;

  request.onStage?.('translation');
  const { segments, title } = surroundSegments(extraction.segments);
  const translation = await translateSegments({
    segments,
    provider,
    from,
    to,
    memory: leverage?.memory,
    termsIn: leverage?.termsIn,
    faultIn: (segment, target) => faultIn(segment, target, { from, to, settings, findTerms }),
    recall: request.recall,
    document: { title, style: request.style },
    signal,
    onProgress: request.onProgress,
    onTarget: (segment, target) => {
      // What a finished run would hold back is not worth keeping of one that is cut off.
      if (provider.isTrial || faultIn(segment, target.text, { from, to, settings, findTerms }) === 'checks')
        return;
      request.onTarget?.(segment, target);
    },
  });

  request.onStage?.('quality');
  const { correct } = request;
  const quality = provider.isTrial
    ? unchecked(translation.targets)
    : await checkTargets({ segments, ...translation, from, to, settings, correct, findTerms, signal });

  request.onStage?.('assembly');
  const assembled = assembleTranslation({
    document: extraction.document,
    ...languages,
    targetOf: (block) => joinSegments(block, extraction.blocks.get(block.id)!, quality.texts),
  });

  request.onStage?.('delivery');
  const findings = [...before, ...translation.findings, ...quality.findings, ...assembled.findings];
  const proof =
    assembled.bytes &&
    (await proveOutput({
      source: taken.package,
      output: assembled.bytes,
      document: extraction.document,
      languages,
      schema: request.schema,
    }));
  for (const finding of proof?.findings ?? []) findings.push(finding);
  const output = hasErrors(findings) ? undefined : assembled.bytes;
  const { name } = request;
  const report = makeReport({
    name,
    taken,
    from,
    to,
    provider,
    extraction,
    translation,
    quality,
    proof,
    output,
    findings,
  });
  return {
    output,
    findings,
    report,
    pairs: provider.isTrial ? [] : pairsOf(segments, translation.targets, quality),
  };
}

/** Targets of a trial run, which no check makes sense of. */
function unchecked(targets: ReadonlyMap<string, SegmentTarget>): Quality {
  const texts = new Map<string, InlineText>();
  for (const [id, { text }] of targets) texts.set(id, text);
  return { texts, states: new Map(), findings: [], findingsOf: new Map(), corrected: 0 };
}

function pairsOf(
  segments: readonly SurroundedSegment[],
  targets: ReadonlyMap<string, SegmentTarget>,
  { texts, states }: Quality,
): TranslatedPair[] {
  return segments.flatMap((segment) => {
    const target = targets.get(segment.id);
    const text = texts.get(segment.id);
    return target && text ? [{ segment, text, target, state: states.get(segment.id) ?? 'pending' }] : [];
  });
}

function refused(findings: readonly Finding[]): DocumentResult {
  return { output: undefined, findings, report: undefined, pairs: [] };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
