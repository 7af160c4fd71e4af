import type { FindBreaks } from './contract.ts';
import { type LineBreakPolicy, findSentenceBreaks, withoutNeutralCharacters } from '#engine/segmentation/sentences';
import { rulesFor } from '#engine/segmentation/languages';

export interface SegmenterOptions {
  /** What a line break inside the text means; `wrapped` unless given. */
  readonly lineBreaks?: LineBreakPolicy;
}

export function segmenterFor(language: string, options: SegmenterOptions = {}): FindBreaks {
  const rules = rulesFor(language);
  const lines = options.lineBreaks ?? 'wrapped';
  return (full) => {
    const bare = withoutNeutralCharacters(full);
    return findSentenceBreaks(bare.text, rules, lines).map((offset) => bare.fullOffset(offset));
  };
}
