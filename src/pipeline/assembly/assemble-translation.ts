import { type AssembledDocument, assembleDocument } from '#engine/docx/assemble';
import type { Block, ExtractedDocument } from '#engine/docx/extract';
import type { LanguageInfo } from '#engine/docx/language';
import type { InlineText } from '#engine/inline';

export interface AssemblyRequest {
  readonly document: ExtractedDocument;
  readonly source: LanguageInfo;
  readonly target: LanguageInfo;
  /** The target of a block, undefined where it keeps its source. Not asked for mirrors. */
  targetOf(block: Block): InlineText | undefined;
}

/** Rebuilds a document in its target language from the targets of its blocks. */
export function assembleTranslation({
  document,
  source,
  target,
  targetOf,
}: AssemblyRequest): AssembledDocument {
  const targets = new Map<string, InlineText>();
  for (const block of document.blocks) {
    const text = block.mirrorOf ? undefined : targetOf(block);
    if (text) targets.set(block.id, text);
  }
  return assembleDocument(document, targets, { source, target });
}
