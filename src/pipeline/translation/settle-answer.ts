import { compareCodes, type InlineCode, type InlineText, makeInlineText, repairCodes } from '#engine/inline';

/** An answer whose codes are those of its source, and how they came there. */
export interface SettledAnswer {
  readonly text: InlineText;
  /** `kept`: as the provider gave them. `repaired`: some were placed by alignment. */
  readonly codes: 'kept' | 'repaired';
}

/**
 * Gives an answer the codes of its source: lost ones are put back by alignment, formatting included, strange ones
 * dropped. Undefined where even that gives nothing that a document can be assembled from.
 */
export function settleAnswer(source: InlineText, answer: InlineText): SettledAnswer | undefined {
  if (compareCodes(source, answer).length === 0)
    return { text: makeInlineText(answer.items, source.codes), codes: 'kept' };
  const { text } = repairCodes(withoutDeletable(source), answer);
  if (compareCodes(source, text).some(({ blocks }) => blocks)) return undefined;
  return { text: makeInlineText(text.items, source.codes), codes: 'repaired' };
}

/** The source with every code one that may not be lost: a machine that drops formatting did not mean to. */
function withoutDeletable(source: InlineText): InlineText {
  const codes = new Map<number, InlineCode>();
  for (const [id, code] of source.codes) codes.set(id, { ...code, deletable: false });
  return { items: source.items, codes };
}
