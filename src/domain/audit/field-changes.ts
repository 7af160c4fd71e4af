import { isDeepStrictEqual } from 'node:util';

/** One field that two states do not share; what is absent from a state is undefined. */
export interface FieldChange {
  /** Where it is; empty for a state that has no fields. */
  readonly path: string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What differs between two states, field by field into the depth; lists are compared as a whole. Never throws. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  return changesIn(before ?? undefined, after ?? undefined, []);
}

function changesIn(before: unknown, after: unknown, path: string[]): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  // What came into being or went did so field by field; within a state, an absent part is a value.
  const isWhole = path.length === 0 && (before === undefined || after === undefined) && (old ?? now);
  if (isWhole) return changesIn(old ?? {}, now ?? {}, path);
  if (!old || !now) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => changesIn(old[name], now[name], [...path, name]));
}

function fieldsOf(value: unknown): Record<string, unknown> | undefined {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields ? (value as Record<string, unknown>) : undefined;
}
