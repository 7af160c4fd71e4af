import type { CoverageLine } from '#engine/docx/extract';
import type { PartReconciliation } from '#engine/docx/validate';
import type { Finding } from '#engine/findings';

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
  readonly released: boolean;
  readonly segments: {
    readonly total: number;
    readonly translated: number;
    readonly repetitions: number;
    readonly words: number;
    readonly codes: number;
  };
  /** The account of every text-bearing node of the source. */
  readonly coverage: readonly CoverageLine[];
  /** Every part with its digest on both sides; `changed` parts hold translated text or language properties. */
  readonly parts: readonly PartRecord[];
  readonly reconciliation: readonly PartReconciliation[];
  readonly findings: readonly Finding[];
}

export interface PartRecord {
  readonly name: string;
  readonly changed: boolean;
  readonly sourceSha256: string;
  readonly outputSha256?: string;
}
