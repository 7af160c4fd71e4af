import type { Term } from './glossary.ts';
import { isTermAt, type TermPattern, termPattern } from './term-pattern.ts';
import { mayBegin, mayEnd, type TermWord, termWords } from './term-words.ts';
import { type WordForms, wordFormsFor } from './word-forms.ts';

/** Where terms were found: the place, and what was added for them, in that order. */
export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly T[];
}

interface Pattern<T> extends TermPattern {
  readonly entries: T[];
  /** When each entry was added. */
  readonly orders: number[];
}

/** A term of more words is a sentence; it is not looked for, so that a text costs no more than this times its words. */
const mostWords = 64;
/** Edges are kept under node × this + word; both stay below 2²⁶, so the key is a safe integer. */
const wordLimit = 2 ** 26;
const mostRemembered = 50_000;
/** A place in a text has no more homonyms, and no more ways to be read as the beginning of terms. */
const mostHomonyms = 20;
const mostPaths = 64;
const none: readonly number[] = [];

/**
 * Terms of one language in a tree of words, searched from each word of a text: time is linear in the text, whatever
 * the number of terms.
 */
export class TermIndex<T> {
  private readonly language: string;
  private readonly forms: WordForms;
  private readonly wordIds = new Map<string, number>();
  private readonly edges = new Map<number, number>();
  /** Patterns that end at a node, by node. */
  private readonly patterns: Pattern<T>[][] = [[]];
  private readonly known = new Map<string, Pattern<T>>();
  private size = 0;
  private remembered = new Map<string, readonly number[]>();

  constructor(language: string) {
    this.language = language;
    this.forms = wordFormsFor(language);
  }

  /** Adds a term with what finding it shall give; false where it has no words, too many or too many homonyms. */
  add(term: Term, entry: T): boolean {
    const pattern = termPattern(term, this.language);
    if (pattern.words.length > mostWords || !pattern.words.some(({ kind }) => kind !== 'sign')) return false;
    const { entries, orders } = this.patternFor(pattern);
    if (entries.length >= mostHomonyms) return false;
    entries.push(entry);
    orders.push(this.size++);
    return true;
  }

  /** All places of terms that no longer place holds; overlaps stay. By start, then by the longer. */
  find(text: string): Found<T>[] {
    if (this.size === 0) return [];
    const words = termWords(text, this.language);
    const ids = words.map((word) => this.idsOf(word));
    const found: Found<T>[] = [];
    let reach = -1;
    for (let at = 0; at < words.length; at++) {
      if (ids[at]!.length === 0 || !mayBegin(words, at)) continue;
      const longest = this.longestFrom(words, ids, at);
      if (longest === undefined || longest.end <= reach) continue;
      reach = longest.end;
      found.push(longest);
    }
    return found;
  }

  private longestFrom(
    words: readonly TermWord[],
    ids: readonly (readonly number[])[],
    at: number,
  ): Found<T> | undefined {
    let nodes: readonly number[] = [0];
    let longest: Found<T> | undefined;
    for (let last = at; last < words.length && nodes.length > 0; last++) {
      nodes = this.step(nodes, ids[last]!);
      if (nodes.length === 0 || !mayEnd(words, last)) continue;
      const entries = this.entriesAt(nodes, words, at);
      if (entries.length > 0) longest = { start: words[at]!.start, end: words[last]!.end, entries };
    }
    return longest;
  }

  private step(nodes: readonly number[], ids: readonly number[]): readonly number[] {
    const next: number[] = [];
    for (const node of nodes) {
      for (const id of ids) {
        const child = this.edges.get(node * wordLimit + id);
        if (child !== undefined && next.length < mostPaths) next.push(child);
      }
    }
    return next;
  }

  private entriesAt(nodes: readonly number[], words: readonly TermWord[], at: number): readonly T[] {
    let found: Pattern<T>[] | undefined;
    for (const node of nodes) {
      for (const pattern of this.patterns[node]!) {
        if (!isTermAt(words, at, pattern, this.forms)) continue;
        if (found) found.push(pattern);
        else found = [pattern];
      }
    }
    if (found === undefined) return [];
    return found.length === 1 ? found[0]!.entries : inOrder(found);
  }

  /** Terms that are found in the same places share a pattern, so that it is compared once. */
  private patternFor(pattern: TermPattern): Pattern<T> {
    const { words, caseSensitive, exactForm } = pattern;
    const parts = words.map(
      ({ text, key, joint }) => `${joint === 'touching' ? '' : ' '}${caseSensitive ? text : key}`,
    );
    const key = `${caseSensitive}${exactForm} ${parts.join('\n')}`;
    let known = this.known.get(key);
    if (known === undefined) {
      known = { ...pattern, entries: [], orders: [] };
      this.known.set(key, known);
      this.patterns[this.nodeFor(words)]!.push(known);
    }
    return known;
  }

  private nodeFor(words: readonly TermWord[]): number {
    let node = 0;
    for (const word of words) {
      const edge = node * wordLimit + this.idFor(this.forms.termKey(word));
      let child = this.edges.get(edge);
      if (child === undefined) {
        child = this.patterns.push([]) - 1;
        this.edges.set(edge, child);
      }
      node = child;
    }
    return node;
  }

  private idFor(key: string): number {
    let id = this.wordIds.get(key);
    if (id === undefined) {
      id = this.wordIds.size;
      this.wordIds.set(key, id);
      if (this.remembered.size > 0) this.remembered = new Map();
    }
    return id;
  }

  /** The ids of the term words that a word of a text may be a form of. */
  private idsOf(word: TermWord): readonly number[] {
    const known = this.remembered.get(word.text);
    if (known !== undefined) return known;
    const ids = this.forms.textKeys(word).flatMap((key) => this.wordIds.get(key) ?? []);
    if (this.remembered.size >= mostRemembered) this.remembered = new Map();
    const kept = ids.length === 0 ? none : ids;
    this.remembered.set(word.text, kept);
    return kept;
  }
}

function inOrder<T>(patterns: readonly Pattern<T>[]): T[] {
  const all = patterns.flatMap(({ entries, orders }) =>
    entries.map((entry, index) => ({ entry, order: orders[index]! })),
  );
  return all.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
}
