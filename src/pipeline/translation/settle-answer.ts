import {
  areSurelyPlaced,
  compareCodes,
  type InlineCode,
  type InlineText,
  makeInlineText,
  repairCodes,
} from '#engine/inline';

/** An answer whose codes are those of its source, and how they came there. */
export interface SettledAnswer {
  readonly text: InlineText;
  /** `kept`: as the provider gave them. `repaired`: some were placed by alignment. */
  readonly codes: 'kept' | 'repaired';
  /** Whether repaired codes stand where they have to, so that a second answer would not do better. */
  readonly isSure?: boolean;
}

/**
 * Gives an answer the codes of its source: lost ones are put back by alignment, formatting included, strange ones
 * dropped. Undefined where even that gives nothing that a document can be assembled from.
 */
export function settleAnswer(source: InlineText, given: InlineText): SettledAnswer | undefined {
  const answer = withoutStrayBreaks(source, given);
  if (compareCodes(source, answer).length === 0)
    return { text: makeInlineText(answer.items, source.codes), codes: 'kept' };
  const { text, repairs } = repairCodes(withoutDeletable(source), answer);
  if (compareCodes(source, text).some(({ blocks }) => blocks)) return undefined;
  const placed = repairs.filter(({ id }) => source.codes.has(id)).map(({ id }) => id);
  const isSure = areSurelyPlaced(source, text, placed);
  return { text: makeInlineText(text.items, source.codes), codes: 'repaired', isSure };
}

/** A whole run at once: to look from each blank for a break behind it would cost the square of the run. */
const blanks = /\s+/g;
const stray = /[\r\n\t\v\f]/;
const withoutBreak = (run: string): string => (stray.test(run) ? ' ' : run);

/** Line breaks and tabs are codes in a document; as characters in an answer they are slips of whoever wrote it. */
function withoutStrayBreaks(source: InlineText, answer: InlineText): InlineText {
  const has = ({ items }: InlineText): boolean =>
    items.some((item) => item.kind === 'text' && stray.test(item.text));
  if (!has(answer) || has(source)) return answer;
  const items = answer.items.map((item) =>
    item.kind === 'text' ? { ...item, text: item.text.replace(blanks, withoutBreak) } : item,
  );
  return { items, codes: answer.codes };
}

/** The source with every code one that may not be lost: a machine that drops formatting did not mean to. */
function withoutDeletable(source: InlineText): InlineText {
  const codes = new Map<number, InlineCode>();
  for (const [id, code] of source.codes) codes.set(id, { ...code, deletable: false });
  return { items: source.items, codes };
}
