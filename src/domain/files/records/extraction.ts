import type { KeptSegment } from '#domain/files/content';
import type { KeptBlock } from '#domain/files/outline';
import type { CoverageLine } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';

/** A version taken apart, as it is kept. */
export interface Extraction {
  readonly id: string;
  readonly versionId: string;
  /** Of content options, source language and engine: equal digests give equal segments. */
  readonly digest: string;
  readonly sourceLanguage: string;
  readonly options: unknown;
  readonly title: string | null;
  readonly segmentCount: number;
  readonly wordCount: number;
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
  readonly createdAt: Date;
}

export interface NewExtraction {
  readonly versionId: string;
  readonly digest: string;
  readonly sourceLanguage: string;
  readonly options: unknown;
  readonly title?: string | null;
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
  readonly wordCount: number;
  readonly segments: readonly KeptSegment[];
  /** What is around the segments. */
  readonly blocks: readonly KeptBlock[];
}
