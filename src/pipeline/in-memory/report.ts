import type { CoverageLine } from '#engine/docx/extract';
import type { PartReconciliation } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { countWords } from '#engine/words';
import type { Proof } from '#pipeline/delivery';
import type { Extraction } from '#pipeline/extraction';
import { sha256, type TakenIn } from '#pipeline/intake';
import type { Quality, VerificationState } from '#pipeline/quality';
import type { Fidelity, ResultSource, SegmentTarget, Translation } from '#pipeline/translation';
import type { Provider } from '#platform/providers';
import { type PartRecord, recordParts } from './record-parts.ts';
import { type CallSummary, sumCalls } from './sum-calls.ts';

/** What a translation did, for the record: enough to see that nothing was lost and what every byte became. */
export interface TranslationReport {
  readonly source: {
    readonly name: string;
    readonly sha256: string;
    readonly language: string;
    readonly bytes: number;
  };
  readonly target: { readonly language: string; readonly sha256?: string; readonly bytes?: number };
  readonly provider: string;
  readonly model?: string;
  readonly released: boolean;
  readonly segments: {
    readonly total: number;
    readonly translated: number;
    readonly repetitions: number;
    readonly words: number;
    readonly codes: number;
    /** By where their targets came from. */
    readonly resultSources: Readonly<Partial<Record<ResultSource, number>>>;
  };
  /** What asking the provider cost. */
  readonly calls: CallSummary;
  /** How faithfully it answered. */
  readonly fidelity: Fidelity;
  /** Targets by how their checks went, and how many were corrected; all pending where nothing was checked. */
  readonly quality: Readonly<Record<VerificationState | 'corrected', number>>;
  /** The account of every text-bearing node of the source. */
  readonly coverage: readonly CoverageLine[];
  /** Every part with its digest on both sides; `changed` parts hold translated text or language properties. */
  readonly parts: readonly PartRecord[];
  readonly reconciliation: readonly PartReconciliation[];
  readonly findings: readonly Finding[];
}

export interface ReportedRun {
  readonly name: string;
  readonly taken: TakenIn;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly provider: Provider;
  readonly extraction: Extraction;
  readonly translation: Translation;
  readonly quality: Quality;
  readonly proof: Proof | undefined;
  readonly output: Uint8Array | undefined;
  readonly findings: readonly Finding[];
}

export function makeReport(run: ReportedRun): TranslationReport {
  const { taken, provider, extraction, translation, proof, output } = run;
  const { segments, document } = extraction;
  return {
    source: { name: run.name, sha256: taken.sha256, language: run.from, bytes: taken.package.bytes.length },
    target: { language: run.to, ...(output && { sha256: sha256(output), bytes: output.length }) },
    provider: provider.name,
    ...(provider.model !== undefined && { model: provider.model }),
    released: output !== undefined,
    segments: {
      total: segments.length,
      translated: translation.targets.size,
      repetitions: translation.repetitions,
      words: segments.reduce((sum, { source }) => sum + countWords(plainText(source)), 0),
      codes: segments.reduce((sum, { source }) => sum + source.codes.size, 0),
      resultSources: countSources(translation.targets.values()),
    },
    calls: sumCalls(translation.calls),
    fidelity: translation.fidelity,
    quality: countStates(segments.length, run.quality),
    coverage: document.coverage,
    parts: recordParts(taken.package, proof?.package),
    reconciliation: proof?.reconciliation ?? [],
    findings: run.findings,
  };
}

function countSources(targets: Iterable<SegmentTarget>): Partial<Record<ResultSource, number>> {
  const counts: Partial<Record<ResultSource, number>> = {};
  for (const { resultSource } of targets) counts[resultSource] = (counts[resultSource] ?? 0) + 1;
  return counts;
}

function countStates(segments: number, { states, corrected }: Quality): TranslationReport['quality'] {
  const counts = { pending: segments - states.size, passed: 0, warned: 0, failed: 0, corrected };
  for (const state of states.values()) counts[state]++;
  return counts;
}
