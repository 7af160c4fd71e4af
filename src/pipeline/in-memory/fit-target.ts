import { type CodeProblem, compareCodes, type InlineText, makeInlineText, repairCodes } from '#engine/inline';

/** A target made to fit its source, or what is wrong with it. */
export type FittedTarget =
  | { readonly target: InlineText; readonly repaired: readonly CodeProblem[] }
  | { readonly damage: readonly CodeProblem[] };

/**
 * Fits a target that comes from a tool to the source it is for: white space as below, and the codes the source's own.
 * Codes are repaired where nothing has to be guessed: what is there twice or unknown goes, pairs that cross end
 * earlier, halves become whole, what may not move is put in order, what is lost from an edge returns to it. A code
 * lost from the middle is damage.
 */
export function fitTarget(source: InlineText, given: InlineText): FittedTarget {
  const target = fitSpaces(source, given);
  const problems = compareCodes(source, target).filter(({ blocks }) => blocks);
  if (problems.length === 0) return { target: makeInlineText(target.items, source.codes), repaired: [] };
  const edges = edgeCodes(source);
  const lost = problems.filter(({ kind, id }) => kind === 'missing' && !edges.has(id));
  if (lost.length > 0) return { damage: problems };
  return { target: repairCodes(source, target).text, repaired: problems };
}

/**
 * Tools indent their files and add blanks at the ends of segments: line ends become blanks and the edges lose white
 * space, unless the source has some there, too.
 */
function fitSpaces(source: InlineText, { items, codes }: InlineText): InlineText {
  const lines = hasText(source, /[\r\n]/) ? items : items.map(withoutLineEnds);
  const fitted = lines.map((item, index) => {
    if (item.kind !== 'text') return item;
    const isFirst = index === 0 && !startsBlank(source);
    const isLast = index === lines.length - 1 && !endsBlank(source);
    const trimmed = isFirst ? item.text.replace(/^[ \t\r\n]+/, '') : item.text;
    return { kind: item.kind, text: isLast ? withoutEnd(trimmed) : trimmed };
  });
  return makeInlineText(fitted, codes);
}

function withoutLineEnds(item: InlineText['items'][number]): InlineText['items'][number] {
  return item.kind === 'text' && /[\r\n]/.test(item.text)
    ? { kind: 'text', text: item.text.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ') }
    : item;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

function hasText({ items }: InlineText, pattern: RegExp): boolean {
  return items.some((item) => item.kind === 'text' && pattern.test(item.text));
}

function startsBlank({ items: [first] }: InlineText): boolean {
  return first?.kind === 'text' && /^\s/.test(first.text);
}

function endsBlank({ items }: InlineText): boolean {
  const last = items.at(-1);
  return last?.kind === 'text' && /\s$/.test(last.text);
}

/** Single codes at the very start or end, whose place needs no guess. */
function edgeCodes({ items }: InlineText): Set<number> {
  const edges = new Set<number>();
  for (const side of [items, items.toReversed()]) {
    for (const item of side) {
      if (item.kind !== 'standalone') break;
      edges.add(item.id);
    }
  }
  return edges;
}
