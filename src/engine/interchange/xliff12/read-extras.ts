import { type TermStatus, termStatuses } from '#engine/glossary';
import type { InlineText } from '#engine/inline';
import type { ExchangeMatch, ExchangeSegment, ExchangeTerm } from '#engine/interchange';
import { ownAttribute, ownNamespace, unspell, type XliffReader } from '#engine/interchange/xliff';
import { childrenOf } from './names.ts';
import { readContent, readTexts } from './read-content.ts';

/**
 * Notes, matches and terms of a trans-unit. With `mid` only the matches of that marked segment; without it notes and
 * terms, too, and matches that name no segment.
 */
export function readExtras(
  reader: XliffReader,
  node: number,
  source: InlineText,
  mid?: string,
): Pick<ExchangeSegment, 'notes' | 'matches' | 'terms'> {
  const { tree } = reader;
  const own = ['verso:unit', 'verso:terms'];
  const notes = childrenOf(tree, node, 'note')
    .filter((note) => mid === undefined && !own.includes(tree.attribute(note, 'from') ?? ''))
    .map((note) => unspell(tree.textContent(note)));
  const matches = childrenOf(tree, node, 'alt-trans')
    .filter((match) => mid === undefined || tree.attribute(match, 'mid') === mid)
    .flatMap((match) => readMatch(reader, match, source) ?? []);
  const terms = mid === undefined ? readTerms(reader, node) : [];
  return {
    ...(notes.length > 0 && { notes }),
    ...(matches.length > 0 && { matches }),
    ...(terms.length > 0 && { terms }),
  };
}

/** A proposal (XLIFF 1.2, 2.3.2); earlier versions, rejected ones and what has no target are none. */
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
