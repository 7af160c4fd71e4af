import { assembleDocument, resolvedTrees } from '#engine/docx/assemble';
import {
  type ContentOptions,
  defaultContentOptions,
  type ExtractedDocument,
  extractDocument,
  takeCensus,
} from '#engine/docx/extract';
import { type LanguageInfo, languageInfo } from '#engine/docx/language';
import { type DocxPackage, openPackage } from '#engine/docx/package';
import { compareSkeletons, newFaults, validatePackage } from '#engine/docx/validate';
import { type InlineItem, type InlineText, makeInlineText, markedText } from '#engine/inline';
import { countNaively } from '#test/naive-census';

/** Opens a document that must open. */
export function openDocument(bytes: Uint8Array): DocxPackage {
  const { package: opened, findings } = openPackage(bytes, { macros: 'warn' });
  if (!opened) throw new Error(findings.map(({ message }) => message).join('; '));
  return opened;
}

export function language(tag: string): LanguageInfo {
  const info = languageInfo(tag);
  if (!info) throw new Error(`${tag} is not a language tag`);
  return info;
}

/** A target for every block that is not a mirror. */
export function targetsOf(
  document: ExtractedDocument,
  translate: (text: InlineText) => InlineText,
): Map<string, InlineText> {
  return new Map(
    document.blocks.filter(({ mirrorOf }) => !mirrorOf).map(({ id, text }) => [id, translate(text)]),
  );
}

/** What assembling gives, or the findings that forbid it as an error. */
export function assembled(
  document: ExtractedDocument,
  targets: ReadonlyMap<string, InlineText>,
  from: string,
  to: string,
): Uint8Array {
  const { bytes, findings } = assembleDocument(document, targets, {
    source: language(from),
    target: language(to),
  });
  if (!bytes) throw new Error(findings.map(({ message, place }) => `${place}: ${message}`).join('; '));
  return bytes;
}

/** Law 1: parts that are not the source's, byte for byte, when every block is given its own text. Empty if it holds. */
export function brokenIdentity(document: ExtractedDocument): string[] {
  const source = document.package;
  const copy = targetsOf(document, ({ items, codes }) => makeInlineText(items, codes));
  const bytes = assembled(document, copy, 'en', 'en');
  const output = openDocument(bytes);
  const broken = source.parts
    .filter(({ name }) => Buffer.compare(source.read(name), output.read(name)) !== 0)
    .map(({ name }) => name);
  if (Buffer.compare(bytes, source.bytes) !== 0) broken.push('the file as a whole');
  return broken;
}

/** Law 2: what an output has lost of its source's skeleton, and the faults it has and its source has not. */
export function brokenSkeleton(
  document: ExtractedDocument,
  output: Uint8Array,
  from: string,
  to: string,
): string[] {
  const opened = openDocument(output);
  const isCopy = Buffer.compare(document.package.bytes, output) === 0;
  const skeleton = compareSkeletons(document.package, opened, {
    ...(!isCopy && { sourceTrees: resolvedTrees(document) }),
    dataTexts: document.dataTexts,
    mirrored: language(from).direction !== language(to).direction,
    changesScript: language(from).scriptClass !== language(to).scriptClass,
    linkTargets: document.options.hyperlinkTargets,
  }).filter(({ severity }) => severity === 'error');
  const known = validatePackage(document.package);
  const faults = newFaults(known, validatePackage(opened)).filter(
    // Where resolving changes joins paragraphs, a fault the source has may be told of another place.
    ({ code, part }) =>
      !document.resolved.has(part ?? '') || !known.some((k) => k.code === code && k.part === part),
  );
  return [...skeleton, ...faults].map(
    ({ part, place, code, message }) => `${part} ${place}: ${code} ${message}`,
  );
}

/** Law 3: where the account of a document's text differs from the engine's census and from an independent count. */
export function brokenCoverage({ package: source, coverage, options }: ExtractedDocument): string[] {
  const broken: string[] = [];
  const named = options.revisions === 'original' ? restoredName : (node: string) => node;
  for (const { name, isXml } of source.parts) {
    if (!isXml) continue;
    const lines = coverage.filter(({ part }) => part === name).map((line) => [line.node, line] as const);
    const tree = source.xml(name);
    const census = sumBy(takeCensus(tree), named);
    const naive = sumBy(countNaively(tree.text), (node) => localName(named(node)));
    broken.push(...differences(name, 'census', sumBy(lines, named), census));
    broken.push(
      ...differences(
        name,
        'naive count',
        sumBy(lines, (node) => localName(named(node))),
        naive,
      ),
    );
  }
  return broken;
}

/** Rejecting a deletion makes `w:delText` a `w:t` again, and under that name the account has it. */
function restoredName(node: string): string {
  return node.replace(/delText$/, 't').replace(/delInstrText$/, 'instrText');
}

interface Sums {
  readonly nodes: number;
  readonly characters: number;
}

function sumBy(counts: Iterable<readonly [string, Sums]>, key: (node: string) => string): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const [node, { nodes, characters }] of counts) {
    const known = sums.get(key(node)) ?? { nodes: 0, characters: 0 };
    sums.set(key(node), { nodes: known.nodes + nodes, characters: known.characters + characters });
  }
  return sums;
}

function localName(node: string): string {
  return node.replace(/^[^@]*[:}]/, '').replace(/@.*[:}]/, '@');
}

function differences(
  part: string,
  what: string,
  covered: Map<string, Sums>,
  counted: Map<string, Sums>,
): string[] {
  const found: string[] = [];
  for (const node of new Set([...covered.keys(), ...counted.keys()])) {
    const [a, b] = [covered.get(node), counted.get(node)];
    if (a?.nodes !== b?.nodes || a?.characters !== b?.characters)
      found.push(`${part} ${node}: covered ${show(a)}, ${what} ${show(b)}`);
  }
  return found;
}

function show(sums: Sums | undefined): string {
  return sums ? `${sums.nodes} nodes of ${sums.characters} characters` : 'nothing';
}

/**
 * What tells one extraction from another: the ids of paragraphs, and of other texts their kind and order. Data behind
 * content controls is left out, for it is found by comparing it with what the controls show.
 */
export function outline({ blocks }: ExtractedDocument): string[] {
  return blocks
    .filter(({ context }) => context.role !== 'bound data')
    .map(({ id, kind, part }) => (kind === 'paragraph' ? id : `${part} ${kind}`));
}

/** The marked texts of all blocks, in order. */
export function markedTexts({ blocks }: ExtractedDocument): string[] {
  return blocks.map(({ text }) => markedText(text));
}

export function extracted(
  source: DocxPackage | Uint8Array,
  options: Partial<ContentOptions> = {},
): ExtractedDocument {
  const opened = source instanceof Uint8Array ? openDocument(source) : source;
  return extractDocument(opened, { ...defaultContentOptions, ...options });
}

/** Every text of an inline text changed, its codes kept. */
export function mapText(text: InlineText, change: (text: string) => string): InlineText {
  return makeInlineText(
    text.items.map(
      (item): InlineItem => (item.kind === 'text' ? { kind: 'text', text: change(item.text) } : item),
    ),
    text.codes,
  );
}

const scripts =
  'Latin Greek Cyrillic Han Hiragana Katakana Hangul Arabic Hebrew Devanagari Thai Khmer Myanmar'
    .split(' ')
    .map((script) => new RegExp(`^\\p{Script=${script}}$`, 'u'));
const categories = ['Lu', 'Ll', 'Lo', 'Nd'].map((category) => new RegExp(`^\\p{${category}}$`, 'u'));

const classOf = (letter: string): string =>
  `${scripts.findIndex((script) => script.test(letter))} ${categories.findIndex((category) => category.test(letter))}`;

const twins = new Map<string, string>();

function twin(letter: string): string {
  let known = twins.get(letter);
  if (known === undefined) {
    const code = letter.codePointAt(0)!;
    const isBasicLetter = /^[A-Za-z]$/.test(letter);
    const other = String.fromCodePoint(isBasicLetter ? ((code - 1) ^ 1) + 1 : code ^ 1);
    known = /[\p{Lu}\p{Ll}\p{Lo}\p{Nd}]/u.test(letter) && classOf(letter) === classOf(other) ? other : letter;
    twins.set(letter, known);
  }
  return known;
}

/**
 * Changes nearly every word, keeping its length, script and case: letters and digits change places with their
 * neighbours in Unicode. Its own inverse, so that a document so translated twice reads as before.
 */
export function swapNeighbours(text: string): string {
  return text.replace(/[\p{L}\p{Nd}]/gu, twin);
}
