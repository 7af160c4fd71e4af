import { type InlineCode, markedText } from '#engine/inline';
import type { ExchangeDocument, ExchangeMatch, ExchangeSegment } from '#engine/interchange';
import { formatName, type JsonDocument } from './json-schema.ts';

/**
 * Writes an exchange document as JSON with marked text. `readJson` gives the same document back, provided that source
 * and target of a segment describe the codes they share in the same way, and no object has a key `__proto__`, which
 * is left out on reading because it can be an attack.
 */
export function writeJson(document: ExchangeDocument): string {
  const { units, contentOptions, ...about } = document;
  const written = {
    format: formatName,
    ...about,
    contentOptions,
    units: units.map(({ segments, ...unit }) => ({ ...unit, segments: segments.map(writeSegment) })),
  } satisfies Record<keyof Omit<JsonDocument, '$schema'>, unknown>;
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

function writeSegment({ id, source, target, state, subState, notes, matches, terms }: ExchangeSegment) {
  const codes = new Map<number, InlineCode>([...(target?.codes ?? []), ...source.codes]);
  return {
    id,
    source: markedText(source),
    ...(target && { target: markedText(target) }),
    ...(state && { state }),
    ...(subState !== undefined && { subState }),
    ...(notes && { notes }),
    ...(codes.size > 0 && { codes: inOrder(codes.values()) }),
    ...(matches && { matches: matches.map((match) => writeMatch(match, codes)) }),
    ...(terms && { terms }),
  };
}

function writeMatch(
  { source, target, score, origin }: ExchangeMatch,
  known: ReadonlyMap<number, InlineCode>,
) {
  const codes = new Map<number, InlineCode>([...target.codes, ...source.codes]);
  const other = inOrder(codes.values()).filter((code) => !isSameCode(code, known.get(code.id)));
  return {
    source: markedText(source),
    target: markedText(target),
    score,
    origin,
    ...(other.length > 0 && { codes: other }),
  };
}

function inOrder(codes: Iterable<InlineCode>): InlineCode[] {
  return [...codes].sort((a, b) => a.id - b.id);
}

function isSameCode(a: InlineCode, b: InlineCode | undefined): boolean {
  return (
    b !== undefined &&
    (Object.keys(a) as (keyof InlineCode)[]).every((property) => a[property] === b[property])
  );
}
