import { PatternFault, type PatternNode } from './pattern-nodes.ts';
import { anyCharacter, escapedSet, literal, readSet } from './read-characters.ts';

export interface ReadPattern {
  readonly node: PatternNode;
  /** Whether possessive or atomic parts were read as ordinary ones. */
  readonly relaxed: boolean;
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

const word = String.raw`[\p{L}\p{M}\p{Nd}\p{Pc}]`;
const start = '(?<![^])';
const end = '(?![^])';
const lineStart = String.raw`(?<![^\n\r\u0085\u2028\u2029])`;
const lineEnd = String.raw`(?![^\n\r\u0085\u2028\u2029])`;
const conditions: Readonly<Record<string, string>> = {
  b: `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  B: `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
  A: start,
  z: end,
  Z: String.raw`(?=[\n\r\u0085\u2028\u2029]?(?![^]))`,
  G: start,
};
const longestPattern = 20_000;
const deepestPattern = 60;

/**
 * Takes a Java or ICU regular expression apart. Classes are read in their Unicode sense, as ICU and Java with
 * UNICODE_CHARACTER_CLASS do. Throws PatternFault with a sentence for people.
 */
export function readPattern(text: string): ReadPattern {
  if (text.length > longestPattern) throw new PatternFault(`longer than ${longestPattern} characters`);
  return new PatternReader(text).read();
}

class PatternReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  private relaxed = false;
  private flags: Flags = { ignoreCase: false, dotAll: false, multiline: false };

  constructor(text: string) {
    this.text = text;
  }

  read(): ReadPattern {
    const node = this.choice();
    if (this.at < this.text.length) throw new PatternFault('a closing bracket without an opening one');
    return { node, relaxed: this.relaxed };
  }

  private choice(): PatternNode {
    if (++this.depth > deepestPattern) throw new PatternFault('brackets nested too deep');
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    this.depth--;
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      if (this.take('\\Q')) items.push(...this.quoted());
      else {
        const item = this.atom();
        if (item) items.push(this.repeated(item));
      }
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  private quoted(): PatternNode[] {
    const close = this.text.indexOf('\\E', this.at);
    const raw = this.text.slice(this.at, close < 0 ? undefined : close);
    this.at = close < 0 ? this.text.length : close + 2;
    return [...raw].map((character) => this.characters(literal(character)));
  }

  private atom(): PatternNode | null {
    const character = String.fromCodePoint(this.text.codePointAt(this.at)!);
    if (character === '(') return this.group();
    if (character === '[') return this.set();
    if (character === '\\') return this.escape();
    if ('*+?'.includes(character)) throw new PatternFault(`nothing in front of ${character}`);
    this.at += character.length;
    if (character === '.') return { kind: 'characters', source: this.flags.dotAll ? '[^]' : anyCharacter };
    if (character === '^') return { kind: 'condition', source: this.flags.multiline ? lineStart : start };
    if (character === '$') return { kind: 'condition', source: this.flags.multiline ? lineEnd : end };
    return this.characters(literal(character));
  }

  private set(): PatternNode {
    const { source, end: after } = readSet(this.text, this.at);
    this.at = after;
    return this.characters(source);
  }

  private escape(): PatternNode {
    const letter = this.text[this.at + 1];
    if (letter === undefined) throw new PatternFault('a lone backslash at the end');
    if (conditions[letter]) {
      this.at += 2;
      return { kind: 'condition', source: conditions[letter]! };
    }
    if (letter === 'R') {
      this.at += 2;
      const pair: PatternNode = { kind: 'sequence', items: [this.characters('\\r'), this.characters('\\n')] };
      return { kind: 'choice', options: [pair, this.characters('[\\n\\v\\f\\r\\u0085\\u2028\\u2029]')] };
    }
    if (/[1-9k]/.test(letter)) throw new PatternFault('a reference back to a group');
    const { source, end: after } = escapedSet(this.text, this.at);
    this.at = after;
    return this.characters(source);
  }

  private characters(source: string): PatternNode {
    return { kind: 'characters', source: this.flags.ignoreCase ? `(?i:${source})` : source };
  }

  private group(): PatternNode | null {
    const outer = this.flags;
    const head = /\((?:\?(?:[:=!>]|<[=!]|<[A-Za-z]\w*>|#[^)]*|[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]))?/y;
    head.lastIndex = this.at;
    const opening = head.exec(this.text)![0];
    if (opening === '(' && this.text[this.at + 1] === '?') throw new PatternFault('an unknown kind of group');
    this.at += opening.length;
    if (opening.startsWith('(?#')) {
      this.expectClose();
      return null;
    }
    const switches = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?[:)]$/.exec(opening);
    if (switches && opening !== '(?:') this.setFlags(switches[1]!, switches[2] ?? '');
    if (opening.endsWith(')')) return null; // flags for the rest of the enclosing group
    const body = this.choice();
    this.expectClose();
    this.flags = outer;
    if (opening === '(?>') this.relaxed = true;
    const look = /^\(\?(<?)([=!])$/.exec(opening);
    if (look) return { kind: 'look', ahead: look[1] === '', negated: look[2] === '!', body };
    return body;
  }

  private setFlags(on: string, off: string): void {
    if (/x/.test(on)) throw new PatternFault('the flag x (comments in the expression)');
    const flag = (name: string, old: boolean) =>
      on.includes(name) ? true : off.includes(name) ? false : old;
    this.flags = {
      ignoreCase: flag('i', this.flags.ignoreCase),
      dotAll: flag('s', this.flags.dotAll),
      multiline: flag('m', this.flags.multiline),
    };
  }

  private repeated(item: PatternNode): PatternNode {
    const quantifier = /([*+?]|\{(\d{1,6})(?:(,)(\d{0,6}))?\})([?+]?)/y;
    let node = item;
    for (;;) {
      quantifier.lastIndex = this.at;
      const match = quantifier.exec(this.text);
      if (!match) return node;
      this.at = quantifier.lastIndex;
      if (match[5] === '+') this.relaxed = true;
      const [min, max] = bounds(match);
      if (min > 1000) throw new PatternFault('a repetition of more than 1000');
      if (node.kind === 'condition' || node.kind === 'look')
        node = min === 0 ? { kind: 'sequence', items: [] } : node;
      else node = { kind: 'repeat', min, max, body: node };
    }
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private expectClose(): void {
    if (!this.take(')')) throw new PatternFault('an opening bracket without a closing one');
  }
}

function bounds([, symbol, low, comma, high]: RegExpExecArray): [number, number] {
  if (symbol === '*') return [0, Number.POSITIVE_INFINITY];
  if (symbol === '+') return [1, Number.POSITIVE_INFINITY];
  if (symbol === '?') return [0, 1];
  const min = Number(low);
  if (!comma) return [min, min];
  return [min, high ? Number(high) : Number.POSITIVE_INFINITY];
}
