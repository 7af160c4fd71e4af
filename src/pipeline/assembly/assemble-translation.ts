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

/** Rebuilds a document in its target language from the targets of its blocks, which may be asked for more than once. */
export function assembleTranslation({
  document,
  source,
  target,
  targetOf,
}: AssemblyRequest): AssembledDocument {
  const blocks = new Map<string, Block>();
  for (const block of document.blocks) if (!block.mirrorOf) blocks.set(block.id, block);
  const get = (id: string): InlineText | undefined => {
    const block = blocks.get(id);
    return block && targetOf(block);
  };
  return assembleDocument(document, { get }, { source, target });
}
