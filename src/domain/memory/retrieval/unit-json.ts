import { hash } from 'node:crypto';
import type { InlineText } from '#engine/inline';
import { keyText, type MemoryUnit } from '#engine/matching';
import { storableText } from '#platform/database';
import { decodeInline, encodeInline, type InlineJson } from './inline-json.ts';

/** A unit before it is in a memory. */
export type NewUnit = Omit<MemoryUnit, 'id' | 'memory' | 'penalty'>;

/** A unit as its row keeps it, but for its structural id, which is a column. */
export type StoredUnit = Omit<NewUnit, 'source' | 'target' | 'structuralId'> & {
  readonly source: InlineJson;
  readonly target: InlineJson;
};

/** Written property by property: copies without some of them take many times as long, and imports make millions. */
export function encodeUnit(unit: NewUnit): StoredUnit {
  const { source, target, previous, next, changedAt, changedBy, properties, notes, priority } = unit;
  const stored: Writable<StoredUnit> = { source: encodeInline(source), target: encodeInline(target) };
  if (previous !== undefined) stored.previous = previous;
  if (next !== undefined) stored.next = next;
  if (changedAt !== undefined) stored.changedAt = changedAt;
  if (changedBy !== undefined) stored.changedBy = changedBy;
  if (properties !== undefined) stored.properties = properties;
  if (notes !== undefined) stored.notes = notes;
  if (priority !== undefined) stored.priority = priority;
  return stored;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Inverse of `encodeUnit`. */
export function decodeUnit({ source, target, ...unit }: StoredUnit, structuralId: string | null): NewUnit {
  return {
    ...unit,
    source: decodeInline(source),
    target: decodeInline(target),
    ...(structuralId !== null && { structuralId }),
  };
}

/** Equal for sources whose plain texts `normaliseText` makes equal: 16 bytes of SHA-256, hexadecimal. */
export function sourceHashOf(source: InlineText): string {
  return hashOf(keyText(source));
}

/** The same for a plain text that is normalised. */
export const hashOfKey = hashOf;

/** Equal for targets of the same text with the same codes at the same places; what the codes are does not count. */
export function targetHashOf(target: InlineText): string {
  return hashOf(
    JSON.stringify(
      target.items.map((item) => (item.kind === 'text' ? storableText(item.text) : [item.kind, item.id])),
    ),
  );
}

/** Of what is stored: what PostgreSQL does not take is replaced there. */
function hashOf(text: string): string {
  return hash('sha256', storableText(text), 'hex').slice(0, 32);
}
