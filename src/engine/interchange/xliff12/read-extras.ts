import { type TermStatus, termStatuses } from '#engine/glossary';
import type { InlineText } from '#engine/inline';
import type { ExchangeMatch, ExchangeSegment, ExchangeTerm } from '#engine/interchange';
import { ownAttribute, ownNamespace, unspell, type XliffReader } from '#engine/interchange/xliff';
import { childrenOf } from './names.ts';
import { readContent, readTexts } from './read-content.ts';

/** What a trans-unit says of its segments besides their texts. */
export interface Extras {
  /** Those that are about the whole trans-unit, which are written to its first segment. */
  readonly notes: readonly string[];
  readonly terms: readonly ExchangeTerm[];
  /** `<alt-trans>` elements by the marked segment they name, empty for none. */
  readonly proposals: ReadonlyMap<string, readonly number[]>;
}

/** Authors of notes that repeat what is said elsewhere, for tools that show nothing else. */
const repeated = ['verso:unit', 'verso:terms'];

export function readExtras(reader: XliffReader, node: number): Extras {
  const { tree } = reader;
  const proposals = new Map<string, number[]>();
  for (const proposal of childrenOf(tree, node, 'alt-trans')) {
    const mid = tree.attribute(proposal, 'mid') ?? '';
    const list = proposals.get(mid);
    if (list) list.push(proposal);
    else proposals.set(mid, [proposal]);
  }
  const notes = childrenOf(tree, node, 'note')
    .filter((note) => !repeated.includes(tree.attribute(note, 'from') ?? ''))
    .map((note) => unspell(tree.textContent(note)));
  return { notes, terms: readTerms(reader, node), proposals };
}

/** A segment with its notes, terms and matches; `mids` are the marked segments it stands for. */
export function addExtras(
  reader: XliffReader,
  segment: ExchangeSegment,
  { notes, terms, proposals }: Extras,
  mids: Iterable<string>,
): ExchangeSegment {
  const nodes = [...mids].flatMap((mid) => proposals.get(mid) ?? []);
  const matches = nodes.flatMap((node) => readMatch(reader, node, segment.source) ?? []);
  return {
    ...segment,
    ...(notes.length > 0 && { notes }),
    ...(matches.length > 0 && { matches }),
    ...(terms.length > 0 && { terms }),
  };
}

/** A proposal (XLIFF 1.2); earlier versions, rejected ones and what has no target are none. */
function readMatch(reader: XliffReader, node: number, of: InlineText): ExchangeMatch | undefined {
  const { tree } = reader;
  const [source] = childrenOf(tree, node, 'source');
  const [target] = childrenOf(tree, node, 'target');
  if (target === undefined || (tree.attribute(node, 'alttranstype') ?? 'proposal') !== 'proposal')
    return undefined;
  const items = source === undefined ? [] : readContent(reader, source).items;
  const texts = readTexts(items, readContent(reader, target).items);
  return {
    source: source === undefined ? of : texts.source,
    target: texts.target!,
    score: readScore(tree.attribute(node, 'match-quality'), ownAttribute(tree, node, 'score')),
    origin: unspell(tree.attribute(node, 'origin') ?? ''),
  };
}

/** Tools write `85`, `85%`, `85.0` and `0.85`; a score is whole, and never more than what was said. */
function readScore(quality: string | undefined, own: string | undefined): number {
  const number = Number.parseFloat(own ?? quality ?? '0');
  if (!(number > 0)) return 0;
  const points = number < 1 ? number * 100 : number;
  return Math.min(own === undefined ? 100 : 101, Math.floor(points));
}

function readTerms({ tree }: XliffReader, node: number): ExchangeTerm[] {
  const named = (parent: number, name: string) =>
    [...tree.elements(parent)].filter((child) => tree.name(child) === `{${ownNamespace}}${name}`);
  const said = (element: number, name: string) => unspell(tree.attribute(element, name) ?? '');
  const statusOf = (element: number): TermStatus =>
    termStatuses.find((status) => status === tree.attribute(element, 'status')) ?? 'allowed';
  return named(node, 'terms')
    .flatMap((terms) => named(terms, 'term'))
    .map((term) => {
      const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(said(term, 'place')) ?? [];
      return {
        source: said(term, 'source'),
        status: statusOf(term),
        targets: named(term, 'target').map((target) => ({
          text: said(target, 'text'),
          status: statusOf(target),
        })),
        ...(start !== undefined && { place: { start: Number(start), end: Number(end) } }),
      };
    });
}
