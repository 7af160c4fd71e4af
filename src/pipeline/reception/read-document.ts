import { readFileSync } from 'node:fs';
import { type Fingerprint, fingerprintOf, hashText, type KeptSegment } from '#domain/files';
import type { KeptBlock } from '#domain/files/outline';
import { type CoverageLine, defaultContentOptions } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { countWords } from '#engine/words';
import { extractSegments, outlineBlocks, surroundSegments } from '#pipeline/extraction';
import { settleLanguages, takeIn } from '#pipeline/intake';

/** What a document is found to be when it arrives. */
export interface ReadDocument {
  /** BCP 47 tag: the one that was named, or the document's own. */
  readonly sourceLanguage: string;
  readonly fingerprint: Fingerprint;
  readonly title?: string;
  readonly wordCount: number;
  readonly segments: readonly KeptSegment[];
  readonly blocks: readonly KeptBlock[];
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
}

export interface ReadRequest {
  readonly path: string;
  /** BCP 47 tag; by default the document says. */
  readonly sourceLanguage?: string;
}

export type ReadAnswer = ReadDocument | { readonly refused: readonly Finding[] };

/**
 * Takes a document in and cuts it into segments by the default options, whatever the project's policy: fingerprints are
 * compared over years. Computes for as long as the document is large, so it runs in a thread of its own.
 */
export function readDocument({ path, sourceLanguage }: ReadRequest): ReadAnswer {
  const taken = takeIn(readFileSync(path));
  if ('refused' in taken) return taken;
  const language = sourceLanguage ?? taken.detectedLanguage.language;
  // Any target that is known serves: only the source is looked at here.
  const settled = settleLanguages(language, 'en');
  if ('refused' in settled) return settled;
  const { tag } = settled.source;
  const extraction = extractSegments(taken.package, defaultContentOptions, tag);
  const { segments, document, findings } = extraction;
  const surrounded = surroundSegments(segments);
  const kept = surrounded.segments.map(({ id, part, place, source, heading }, position): KeptSegment => {
    const plain = plainText(source);
    return {
      position,
      segmentId: id,
      part,
      place,
      source,
      plain,
      hash: hashText(plain),
      ...(heading !== undefined && { heading }),
    };
  });
  return {
    sourceLanguage: tag,
    fingerprint: fingerprintOf(kept.map(({ hash }) => hash)),
    ...(surrounded.title !== undefined && { title: surrounded.title }),
    wordCount: kept.reduce((sum, { plain }) => sum + countWords(plain), 0),
    segments: kept,
    blocks: outlineBlocks(extraction),
    coverage: document.coverage,
    findings: [...taken.findings, ...findings],
  };
}
