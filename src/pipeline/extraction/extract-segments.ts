import { type ContentOptions, type ExtractedDocument, extractDocument } from '#engine/docx/extract';
import type { DocxPackage } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import type { CodeType } from '#engine/inline';
import { segmenterFromOptions } from '#engine/segmentation';
import { cutSegments } from './cut-segments.ts';
import type { Segment, SegmentedBlock } from './segment.ts';

/** A document as segments, with what is needed to put it together again. */
export interface Extraction {
  readonly document: ExtractedDocument;
  /** By block id; mirrors are not among them. */
  readonly blocks: ReadonlyMap<string, SegmentedBlock>;
  /** In reading order. */
  readonly segments: readonly Segment[];
  /** Of taking apart and of the sentence rules. */
  readonly findings: readonly Finding[];
}

/** Takes a document apart and cuts its paragraphs into sentences by the rules of `language` (BCP 47) and the options. */
export function extractSegments(pkg: DocxPackage, options: ContentOptions, language: string): Extraction {
  const document = extractDocument(pkg, options);
  const { findBreaks, findings } = segmenterFromOptions(language, options);
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
  return { document, blocks, segments, findings: [...document.findings, ...findings] };
}
