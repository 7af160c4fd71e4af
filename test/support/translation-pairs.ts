import type { CheckSubject } from '#engine/checks';
import { decodeXml, ELEMENT, parseXml, type XmlTree } from '#engine/docx/xml';
import {
  compareCodes,
  type InlineCode,
  type InlineItem,
  type InlineText,
  makeInlineText,
} from '#engine/inline';
import { listCorpus } from '#test/corpus';

/** A pair of a translation memory of the corpus and the file it comes from. */
export interface TranslationPair extends CheckSubject {
  readonly file: string;
}

/** Smaller files are fixtures of other tools' tests, whose targets are often made up. */
const fewestUnits = 20;

/**
 * The pairs of the translation memories of the corpus, first language to each other one. Left out are made and
 * small files (under 20 units, fixtures of tests), units with an empty side, pairs of one language, pairs seen before, pairs without a word of three letters on
 * both sides, and texts that their file scrambles by quotes between letters. The codes are kept where both sides have
 * the same ones; others (RTF of old tools, numbered each for itself) are dropped from both.
 */
export function goodPairs(): TranslationPair[] {
  const seen = new Set<string>();
  return listCorpus('tmx')
    .filter(({ name }) => !name.startsWith('made-'))
    .flatMap(({ name, read }) => pairsOf(name, read()))
    .filter((pair) => {
      const key = `${pair.targetLanguage}\n${JSON.stringify(pair.source.items)}\n${JSON.stringify(pair.target.items)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function pairsOf(file: string, bytes: Uint8Array): TranslationPair[] {
  const decoded = decodeXml(bytes);
  if (!('text' in decoded)) return [];
  const tree = parseXml(decoded.text.replace(/<!DOCTYPE[^>]*>/, ''));
  if (!('root' in tree)) return [];
  const pairs: TranslationPair[] = [];
  const units = [...tree.descendants(tree.root, 'tu')];
  for (const unit of units.length < fewestUnits ? [] : units) {
    const [first, ...others] = [...tree.elements(unit)]
      .filter((node) => tree.name(node) === 'tuv')
      .map((node) => ({ language: languageOf(tree, node), seg: tree.child(node, 'seg') }))
      .filter(({ language, seg }) => language !== '' && seg !== -1);
    for (const other of first ? others : []) {
      const sourceLanguage = first!.language;
      const targetLanguage = other.language;
      if (sourceLanguage.split('-')[0]!.toLowerCase() === targetLanguage.split('-')[0]!.toLowerCase())
        continue;
      const [source, target] = comparable(inlineOf(tree, first!.seg), inlineOf(tree, other.seg));
      if (!isSample(source) || !isSample(target)) continue;
      pairs.push({ file, id: `${file}#${pairs.length + 1}`, source, target, sourceLanguage, targetLanguage });
    }
  }
  return pairs;
}

function languageOf(tree: XmlTree, node: number): string {
  return tree.attribute(node, 'xml:lang') ?? tree.attribute(node, 'lang') ?? '';
}

function inlineOf(tree: XmlTree, seg: number): InlineText {
  const items: InlineItem[] = [];
  const codes = new Map<number, InlineCode>();
  for (let node = tree.firstChild(seg); node !== -1; node = tree.nextSibling(node)) {
    if (tree.kind[node] !== ELEMENT) {
      items.push({ kind: 'text', text: tree.characters(node) });
      continue;
    }
    const name = tree.name(node);
    const id =
      Number(tree.attribute(node, 'x') ?? tree.attribute(node, 'i') ?? codes.size + 1) || codes.size + 1;
    const kind = name === 'bpt' ? 'open' : name === 'ept' ? 'close' : 'standalone';
    codes.set(id, {
      id,
      paired: kind !== 'standalone',
      type: 'other',
      hint: tree.textContent(node),
      equivalent: '',
      deletable: false,
      movable: true,
    });
    items.push({ kind, id });
  }
  return makeInlineText(items, codes);
}

function comparable(source: InlineText, target: InlineText): [InlineText, InlineText] {
  if (compareCodes(source, target).length === 0) return [source, { ...target, codes: source.codes }];
  return [textAlone(source), textAlone(target)];
}

function textAlone({ items }: InlineText): InlineText {
  return makeInlineText(items.filter(({ kind }) => kind === 'text'));
}

function isSample({ items }: InlineText): boolean {
  const text = items.map((item) => (item.kind === 'text' ? item.text : ' ')).join('');
  return /\p{L}{3}|[\p{Lo}]{2}/u.test(text) && !/\p{L}''?\p{L}''?\p{L}''?\p{L}/u.test(text);
}

/**
 * Pairs of the XLIFF 1.2 files of the corpus, on which no check was tuned: units with a target in another language than
 * the source, codes dropped, by the same rules as `goodPairs`. Many come from tests and are left untranslated or made up.
 */
export function unseenPairs(): TranslationPair[] {
  const seen = new Set<string>();
  return listCorpus('xliff')
    .flatMap(({ name, read }) => unitsOf(name, read()))
    .filter((pair) => {
      const key = `${pair.targetLanguage}\n${JSON.stringify(pair.source.items)}\n${JSON.stringify(pair.target.items)}`;
      return !seen.has(key) && seen.add(key);
    });
}

function unitsOf(file: string, bytes: Uint8Array): TranslationPair[] {
  const decoded = decodeXml(bytes);
  const tree = 'text' in decoded ? parseXml(decoded.text.replace(/<!DOCTYPE[^>]*>/, '')) : undefined;
  if (!tree || !('root' in tree)) return [];
  const named = (node: number, name: string) => tree.qualifiedName(node).replace(/^\w+:/, '') === name;
  const pairs: TranslationPair[] = [];
  let languages: readonly [string, string] = ['', ''];
  for (let node = tree.root; node < tree.count; node++) {
    if (tree.kind[node] !== ELEMENT) continue;
    if (named(node, 'file')) {
      languages = [
        tree.attribute(node, 'source-language') ?? '',
        tree.attribute(node, 'target-language') ?? '',
      ];
    }
    if (!named(node, 'trans-unit') || languages.includes('') || isSameLanguage(...languages)) continue;
    const children = [...tree.elements(node)];
    const [source, target] = ['source', 'target'].map((name) => children.find((child) => named(child, name)));
    if (source === undefined || target === undefined) continue;
    const [from, to] = [textAlone(inlineOf(tree, source)), textAlone(inlineOf(tree, target))];
    if (!isSample(from) || !isSample(to)) continue;
    const id = `${file}#${pairs.length + 1}`;
    pairs.push({
      file,
      id,
      source: from,
      target: to,
      sourceLanguage: languages[0],
      targetLanguage: languages[1],
    });
  }
  return pairs;
}

function isSameLanguage(a: string, b: string): boolean {
  return a.split('-')[0]!.toLowerCase() === b.split('-')[0]!.toLowerCase();
}
