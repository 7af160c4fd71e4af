import { type InlineText, markedText } from '#engine/inline';
import type { Block } from './block.ts';

/** Blocks that can hand their target on, by what they say and how; each hands it on once, in order. */
export class MirrorPool {
  private readonly originals = new Map<string, Block[]>();
  private readonly handsOnOnce: boolean;

  /** @param handsOnOnce whether an original is used up by one mirror, as between the branches of an alternative */
  constructor(originals: readonly Block[], handsOnOnce: boolean) {
    this.handsOnOnce = handsOnOnce;
    for (const block of originals) {
      const key = shapeOf(block.text);
      const known = this.originals.get(key);
      if (known) known.push(block);
      else this.originals.set(key, [block]);
    }
  }

  /** The block as the mirror of an original with the same text and codes; as it is if there is none left. */
  mirror(block: Block): Block {
    if (block.mirrorOf) return block;
    const originals = this.originals.get(shapeOf(block.text));
    const original = this.handsOnOnce ? originals?.shift() : originals?.[0];
    return original ? { ...block, mirrorOf: original.mirrorOf ?? original.id } : block;
  }
}

/** Equal for texts of which one can take over the target of the other: the same text with the same codes. */
function shapeOf(text: InlineText): string {
  if (text.codes.size === 0) return markedText(text);
  return `${markedText(text)}\n${[...text.codes.values()].map(({ id, type }) => `${id} ${type}`).join()}`;
}
