import type { TermMatch } from '#engine/glossary';
import { codeText, plainText } from '#engine/inline';
import type { ExchangeDocument, ExchangeMatch, ExchangeSegment, ExchangeTerm } from '#engine/interchange';
import type { MemoryMatch } from '#engine/matching';
import type { Leverage } from './leverage.ts';

export interface SuggestionPolicy {
  /** Lowest score of a match that is shown, 50–101; default 70. */
  readonly threshold?: number;
  /** Matches a segment; default 5. */
  readonly limit?: number;
}

/** The document with what memories and glossaries know of each segment, for whoever translates it. */
export function addSuggestions(
  document: ExchangeDocument,
  { memory, findTerms }: Pick<Leverage, 'memory' | 'findTerms'>,
  { threshold = 70, limit = 5 }: SuggestionPolicy = {},
): ExchangeDocument {
  const neighbours = listNeighbours(document);
  const suggest = (segment: ExchangeSegment): ExchangeSegment => {
    const asked = { source: segment.source, ...neighbours.get(segment) };
    const matches = (memory?.lookup(asked, { threshold, limit }) ?? []).map(matchOf);
    const terms = (findTerms?.(codeText(segment.source)) ?? []).map(termOf);
    return {
      ...segment,
      ...(matches.length > 0 && { matches }),
      ...(terms.length > 0 && { terms }),
    };
  };
  const units = document.units.map((unit) => ({ ...unit, segments: unit.segments.map(suggest) }));
  return { ...document, units };
}

interface Neighbours {
  /** Plain texts of the segments before and after it in its part; empty at the edges. */
  readonly previous: string;
  readonly next: string;
}

function listNeighbours({ units }: ExchangeDocument): Map<ExchangeSegment, Neighbours> {
  const all = units.flatMap(({ part, segments }) =>
    segments.map((segment) => ({ part, segment, text: plainText(segment.source) })),
  );
  const textAt = (index: number, part: string) => (all[index]?.part === part ? all[index].text : '');
  return new Map(
    all.map(({ part, segment }, index) => [
      segment,
      { previous: textAt(index - 1, part), next: textAt(index + 1, part) },
    ]),
  );
}

function matchOf({ unit, target, score }: MemoryMatch): ExchangeMatch {
  return { source: unit.source, target, score, origin: unit.memory };
}

function termOf({ term, counterparts, start, end }: TermMatch): ExchangeTerm {
  return {
    source: term.text,
    status: term.status,
    targets: counterparts.map(({ text, status }) => ({ text, status })),
    place: { start, end },
  };
}
