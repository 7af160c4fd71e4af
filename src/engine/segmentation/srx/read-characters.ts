import { PatternFault } from './pattern-nodes.ts';

/** A piece of an expression as JavaScript source under the `v` flag, and the offset behind it. */
interface Piece {
  readonly source: string;
  readonly end: number;
}

/** `.`: anything but a line end. */
export const anyCharacter = String.raw`[^\n\r\u0085\u2028\u2029]`;

const sets: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  s: String.raw`[\s\u0085]`,
  S: String.raw`[^\s\u0085]`,
  w: String.raw`[\p{L}\p{M}\p{Nd}\p{Pc}]`,
  W: String.raw`[^\p{L}\p{M}\p{Nd}\p{Pc}]`,
  h: String.raw`[\t\p{Zs}]`,
  H: String.raw`[^\t\p{Zs}]`,
  v: String.raw`[\n\v\f\r\u0085\u2028\u2029]`,
  V: String.raw`[^\n\v\f\r\u0085\u2028\u2029]`,
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

/** One character as source; everything but letters and digits is spelled by its number, so that nothing has a meaning. */
export function literal(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** Reads the escape whose backslash is at `at`, as it means one character or a class. */
export function escapedSet(text: string, at: number): Piece {
  const letter = String.fromCodePoint(text.codePointAt(at + 1)!);
  if (letter === 'p' || letter === 'P') return property(text, at);
  if (sets[letter]) return { source: sets[letter]!, end: at + 2 };
  if (controls[letter]) return { source: literal(String.fromCharCode(controls[letter]!)), end: at + 2 };
  const numbered =
    /\\(?:x\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|0([0-7]{1,3})|c([A-Z]))/y;
  numbered.lastIndex = at;
  const match = numbered.exec(text);
  if (match) {
    const hex = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5];
    const code = hex
      ? Number.parseInt(hex, 16)
      : match[6]
        ? Number.parseInt(match[6], 8)
        : match[7]!.charCodeAt(0) - 64;
    if (code > 0x10ffff) throw new PatternFault(`no such character: ${match[0]}`);
    return { source: `\\u{${code.toString(16)}}`, end: numbered.lastIndex };
  }
  if (/[A-Za-z0-9]/.test(letter)) throw new PatternFault(`the escape \\${letter}`);
  return { source: literal(letter), end: at + 1 + letter.length };
}

const posix: Readonly<Record<string, string>> = {
  alpha: String.raw`\p{Alphabetic}`,
  digit: String.raw`\p{Nd}`,
  alnum: String.raw`[\p{Alphabetic}\p{Nd}]`,
  upper: String.raw`\p{Uppercase}`,
  lower: String.raw`\p{Lowercase}`,
  punct: String.raw`\p{P}`,
  space: String.raw`[\s\u0085]`,
  blank: String.raw`[\t\p{Zs}]`,
  cntrl: String.raw`\p{Cc}`,
  ascii: String.raw`\p{ASCII}`,
  xdigit: '[0-9A-Fa-f]',
  print: String.raw`[^\p{Cc}\p{Cn}]`,
  graph: String.raw`[^\p{Cc}\p{Cn}\p{Z}\s]`,
  javalowercase: String.raw`\p{Lowercase}`,
  javauppercase: String.raw`\p{Uppercase}`,
  javawhitespace: String.raw`[\s\u0085]`,
  isalphabetic: String.raw`\p{Alphabetic}`,
  isuppercase: String.raw`\p{Uppercase}`,
  islowercase: String.raw`\p{Lowercase}`,
  isletter: String.raw`\p{Alphabetic}`,
  isdigit: String.raw`\p{Nd}`,
  ispunctuation: String.raw`\p{P}`,
  iswhite_space: String.raw`[\s\u0085]`,
  ideographic: String.raw`\p{Ideographic}`,
  isideographic: String.raw`\p{Ideographic}`,
  word: sets.w!,
  white_space: String.raw`[\s\u0085]`,
};

function property(text: string, at: number): Piece {
  const spelled = /\\([pP])(?:\{\s*(\^?)([^}]*?)\s*\}|([A-Za-z]))/y;
  spelled.lastIndex = at;
  const match = spelled.exec(text);
  if (!match) throw new PatternFault('\\p without a property');
  const negated = (match[1] === 'P') !== (match[2] === '^');
  return { source: propertyClass(match[3] ?? match[4]!, negated), end: spelled.lastIndex };
}

function propertyClass(name: string, negated: boolean): string {
  const known = posix[name.toLowerCase()];
  if (known) return negated ? `[^${known}]` : known;
  const bare = name.replace(/^(?:Is|is)(?=[A-Z])/, '').replace(/^(?:general_category|gc)=/i, '');
  const value = bare.replace(/^(?:script|sc)=/i, '');
  for (const candidate of [bare, `Script=${value[0]?.toUpperCase()}${value.slice(1).toLowerCase()}`]) {
    const source = `\\${negated ? 'P' : 'p'}{${candidate}}`;
    if (/^[\w=]+$/.test(candidate) && compiles(source)) return source;
  }
  throw new PatternFault(`the property ${name}`);
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'v');
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads the class whose `[` is at `at`, with nested classes, intersections (`&&`), ICU's `--` and POSIX names. A `]`
 * in first place is literal, as in Java.
 */
export function readSet(text: string, at: number, depth = 0): Piece {
  if (depth > 20) throw new PatternFault('classes nested too deep');
  const named = /\[:(\^?)([A-Za-z_=]+):\]/y;
  named.lastIndex = at;
  const name = named.exec(text);
  if (name) return { source: propertyClass(name[2]!, name[1] === '^'), end: named.lastIndex };
  let position = at + 1;
  const negated = text[position] === '^';
  if (negated) position++;
  const operands: string[][] = [[]];
  const operators: string[] = [];
  for (let first = true; ; first = false) {
    const character = text[position];
    if (character === undefined) throw new PatternFault('a class without its closing bracket');
    if (character === ']' && !first) break;
    if (text.startsWith('&&', position) || (text.startsWith('--[', position) && !first)) {
      operators.push(text.slice(position, position + 2));
      operands.push([]);
      position += 2;
    } else {
      const item = setItem(text, position, depth);
      operands.at(-1)!.push(item.source);
      position = item.end;
    }
  }
  return { source: combine(operands, operators, negated), end: position + 1 };
}

function combine(operands: readonly string[][], operators: readonly string[], negated: boolean): string {
  const used = operands.map((items) => `[${items.join('')}]`);
  let source = used[0]!;
  for (const [i, operator] of operators.entries()) {
    if (operands[i + 1]!.length > 0) source = `[${source}${operator}${used[i + 1]}]`;
  }
  return negated ? `[^${source}]` : source;
}

function setItem(text: string, at: number, depth: number): Piece {
  if (text[at] === '[') return readSet(text, at, depth + 1);
  if (text.startsWith('\\Q', at)) {
    const close = text.indexOf('\\E', at);
    const raw = text.slice(at + 2, close < 0 ? undefined : close);
    return { source: [...raw].map(literal).join(''), end: close < 0 ? text.length : close + 2 };
  }
  const low = setCharacter(text, at);
  if (text[low.end] !== '-' || /[\][]/.test(text[low.end + 1] ?? ']') || !isSingle(low.source)) return low;
  const high = setCharacter(text, low.end + 1);
  if (!isSingle(high.source)) return low;
  if (codeOf(low.source) > codeOf(high.source)) throw new PatternFault('a range that runs backwards');
  return { source: `${low.source}-${high.source}`, end: high.end };
}

function setCharacter(text: string, at: number): Piece {
  if (text[at] === '\\') {
    if (text[at + 1] === undefined) throw new PatternFault('a lone backslash at the end');
    if (text[at + 1] === 'b') return { source: '\\u{8}', end: at + 2 };
    return escapedSet(text, at);
  }
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return { source: literal(character), end: at + character.length };
}

function isSingle(source: string): boolean {
  return /^(?:[A-Za-z0-9]|\\u\{[0-9a-f]+\})$/.test(source);
}

function codeOf(source: string): number {
  return source.length === 1 ? source.charCodeAt(0) : Number.parseInt(source.slice(3, -1), 16);
}
