import { jsonrepair } from 'jsonrepair';

/** Longer items are left unread: none is so long, and repair is not known to be linear. */
const longest = 20_000;
/** The quote that ends the last string, the brace that ends its object, and what wraps it. */
const ending = /"\s*,?\s*\}[\s,\]}`]*$/;
/** What stands before a quote that ends nothing: it belongs to the text, or a string begins with it. */
const noEnd = /(?:^|[^\\])(?:\\\\)*\\$|:\s*$/;

/**
 * One item that is no JSON, for quotes or line breaks that are not escaped, single quotes or commas too many; undefined
 * where it has no end or where mending it would lose or add a letter, since a mended item looks like any other.
 */
export function repairItem(stretch: string): object | undefined {
  if (stretch.length > longest) return undefined;
  const end = ending.exec(stretch.slice(-200));
  const rest = stretch.slice(0, stretch.length - (end?.[0].length ?? 0));
  if (!end || noEnd.test(rest)) return undefined;
  const item = `${rest}"}`;
  try {
    const value: unknown = JSON.parse(jsonrepair(item));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    return lettersOf(heldBy(value)) === lettersOf(unescaped(item)) ? value : undefined;
  } catch {
    return undefined;
  }
}

const names = ['id', 'echo', 'target'];

/**
 * All that an item says, names included, in its order; nothing where it has other names, which a bare quote makes of
 * the text behind it, or holds more than plain values.
 */
function heldBy(item: object): string {
  const parts = Object.entries(item);
  const isItem = parts.every(([name, held]) => names.includes(name) && typeof held !== 'object');
  return isItem ? parts.flat().join('') : '';
}

function unescaped(item: string): string {
  return item.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code, sign) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : /[bfnrt]/.test(sign) ? ' ' : sign,
  );
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}<>/]/gu, '');
}
