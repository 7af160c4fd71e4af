import { type InlineCode, markedText } from '#engine/inline';
import type { ExchangeDocument, ExchangeSegment } from '#engine/interchange';
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

function writeSegment({ id, source, target, state }: ExchangeSegment) {
  const codes = new Map<number, InlineCode>([...(target?.codes ?? []), ...source.codes]);
  return {
    id,
    source: markedText(source),
    ...(target && { target: markedText(target) }),
    ...(state && { state }),
    ...(codes.size > 0 && { codes: [...codes.values()].sort((a, b) => a.id - b.id) }),
  };
}
