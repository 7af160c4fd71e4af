import { type ContentOptions, type ExtractedDocument, extractDocument } from '#engine/docx/extract';
import type { DocxPackage } from '#engine/docx/package';
import type { CodeType } from '#engine/inline';
import { type FindBreaks, segmenterFor } from '#engine/segmentation';
import { cutSegments } from './cut-segments.ts';
import type { Segment, SegmentedBlock } from './segment.ts';

/** A document as segments, with what is needed to put it together again. */
export interface Extraction {
  readonly document: ExtractedDocument;
  /** By block id; mirrors are not among them. */
  readonly blocks: ReadonlyMap<string, SegmentedBlock>;
  /** In reading order. */
  readonly segments: readonly Segment[];
}

/** Takes a document apart and cuts its paragraphs into sentences by the rules of `language` (BCP 47). */
export function extractSegments(
  pkg: DocxPackage,
  options: ContentOptions,
  language: string,
  findBreaks: FindBreaks = segmenterFor(language),
): Extraction {
  const document = extractDocument(pkg, options);
  const breaking = new Set<CodeType>(['page-break', 'column-break']);
  if (options.breakAtTabs) breaking.add('tab');
  if (options.breakAtLineBreaks) breaking.add('line-break');
  const blocks = new Map<string, SegmentedBlock>();
  const segments: Segment[] = [];
  for (const block of document.blocks) {
    if (block.mirrorOf) continue;
    const segmented = cutSegments(block, findBreaks, breaking);
    blocks.set(block.id, segmented);
    for (const { segment } of segmented.pieces) if (segment) segments.push(segment);
  }
  return { document, blocks, segments };
}
