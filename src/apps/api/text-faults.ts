/** Levels of arrays and objects in a body; the deepest schema has seven. */
export const deepest = 64;

/** Whether JSON is nested deeper than that, found before it is parsed, which takes seconds for millions of levels. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === quote) at = endOfString(json, at);
    else if (sign === openBracket || sign === openBrace) {
      if (++depth > deepest) return true;
    } else if (sign === closeBracket || sign === closeBrace) depth--;
  }
  return false;
}

const [quote, backslash] = [0x22, 0x5c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

/** Where a value holds text that is none: NUL, which PostgreSQL cannot keep, or half of a surrogate pair. */
export function findFaultyText(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const within = isText(name) ? findFaultyText(inner) : [];
    if (within) return [name, ...within];
  }
  return undefined;
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
