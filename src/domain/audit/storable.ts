/**
 * A value as jsonb gives it back, so that its hash can be taken again: dates and big integers become text, what is
 * undefined is left out, and characters PostgreSQL cannot keep (NUL, halves of surrogate pairs) are replaced.
 */
export function storableJson(value: unknown): unknown {
  if (value === undefined) return null;
  return JSON.parse(JSON.stringify(value, replace)) as unknown;
}

/** Text as PostgreSQL can keep it. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}

function replace(_: string, part: unknown): unknown {
  if (typeof part === 'string') return storableText(part);
  if (typeof part === 'bigint') return part.toString();
  if (part instanceof Map) return storableFields(Object.fromEntries(part));
  if (part instanceof Set) return [...part];
  if (part !== null && typeof part === 'object' && !Array.isArray(part)) return storableFields(part);
  return part;
}

function storableFields(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [storableText(name), value]));
}
