import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultContentOptions } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import {
  compareCodes,
  type InlineItem,
  type InlineText,
  makeInlineText,
  plainText,
  projectCodes,
} from '#engine/inline';
import { readTmx } from '#engine/interchange/tmx';
import { readXliff } from '#engine/interchange/xliff';
import { readXliff12 } from '#engine/interchange/xliff12';
import { wordsOf } from '#engine/words';
import { extractSegments } from '#pipeline/extraction';
import { apertium } from '#platform/providers/apertium';
import { htmlTags, projectedText } from '#platform/providers/codes';
import { apertiumMissing, hasApertium } from '#test/apertium';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

/** A text and its translation with the codes where they belong. */
interface Pair {
  readonly source: InlineText;
  readonly target: InlineText;
}

/** How many ends of codes stand where they belong, one word off, or farther. */
class Score {
  exact = 0;
  near = 0;
  all = 0;
  lost = 0;

  add(expected: InlineText, actual: InlineText): void {
    const wanted = edgesOf(expected);
    const found = edgesOf(actual);
    for (const [key, place] of wanted) {
      this.all++;
      const at = found.get(key);
      if (at === undefined) this.lost++;
      else if (at === place) this.exact++;
      else if (Math.abs(at - place) <= 1) this.near++;
    }
  }

  toString(): string {
    const share = (count: number): string => `${((100 * count) / Math.max(1, this.all)).toFixed(1)} %`;
    return `${share(this.exact)} exact, ${share(this.exact + this.near)} within one word, ${this.lost} lost, of ${this.all} ends of codes`;
  }
}

/** How well codes are placed: against people's translations, and against the words as Apertium moved them. */
export async function measurePlacement(): Promise<void> {
  if (!hasCorpus) return console.log(`codes-placement: ${corpusMissing}`);
  const pairs = await peoplesPairs();
  const aligned = new Score();
  const proportional = new Score();
  for (const { source, target } of pairs) {
    aligned.add(target, projectCodes(source, onlyText(target)));
    proportional.add(target, inProportion(source, onlyText(target)));
  }
  console.log(`${pairs.length} pairs of the corpus with codes, translated by people`);
  console.log(`  in proportion to the length: ${proportional}`);
  console.log(`  by alignment:                ${aligned}`);
  if (!hasApertium) return console.log(`  ${apertiumMissing}`);
  await measureApertium();
}

async function measureApertium(): Promise<void> {
  const provider = apertium();
  const translate = async (sources: readonly InlineText[]): Promise<InlineText[]> => {
    const answers: InlineText[] = [];
    for (let at = 0; at < sources.length; at += 100) {
      const segments = sources.slice(at, at + 100).map((source, index) => ({ id: `${index}`, source }));
      const reply = await provider.translate({ segments, sourceLanguage: 'en', targetLanguage: 'es' });
      for (const { id } of segments) answers.push(reply.answers.get(id) ?? makeInlineText([]));
    }
    return answers;
  };
  const sources = segmentsWithCodes();
  const references = await translate(sources);
  const [aligned, proportional, phrased, tagged] = [new Score(), new Score(), new Score(), new Score()];
  const html = byHtml(sources);
  for (const [index, source] of sources.entries()) {
    const reference = references[index]!;
    const text = onlyText(reference);
    aligned.add(reference, projectCodes(source, text));
    proportional.add(reference, inProportion(source, text));
    phrased.add(reference, await byPhrases(source, text, translate));
    tagged.add(reference, html[index]!);
  }
  provider.close();
  console.log(
    `${sources.length} sentences of the corpus with codes, English to Spanish by Apertium, against its own words`,
  );
  console.log(`  in proportion to the length:    ${proportional}`);
  console.log(`  by alignment:                   ${aligned}`);
  console.log(`  by looking for what pairs hold: ${phrased}`);
  console.log(`  as HTML elements (-f html):     ${tagged}`);
}

/** Pairs of XLIFF and TMX files whose target has the codes of its source, none of them copied unchanged. */
async function peoplesPairs(): Promise<Pair[]> {
  const pairs = new Map<string, Pair>();
  const offer = (source: InlineText, target: InlineText): void => {
    const isUsable =
      source.codes.size > 0 &&
      onlyText(source) !== onlyText(target) &&
      wordsOf(plainText(source)).length > 3 &&
      compareCodes(source, target).length === 0;
    if (isUsable) pairs.set(JSON.stringify([source.items, target.items]), { source, target });
  };
  for (const file of listCorpus('xliff')) {
    for (const { document } of [readXliff(file.read()), readXliff12(file.read())]) {
      for (const { segments } of document?.units ?? [])
        for (const { source, target } of segments) if (target) offer(source, target);
    }
  }
  for (const file of listCorpus('tmx')) {
    try {
      for await (const part of readTmx([file.read()])) {
        if (part.kind !== 'units') continue;
        for (const { variants } of part.units)
          for (const other of variants.slice(1)) offer(variants[0]!.text, other.text);
      }
    } catch {
      // A hostile file ends here; others follow.
    }
  }
  return [...pairs.values()];
}

const mostSentences = 400;

function segmentsWithCodes(): InlineText[] {
  const found = new Map<string, InlineText>();
  for (const file of listCorpus('docx/valid')) {
    const { package: pkg } = openPackage(file.read(), { macros: 'warn' });
    if (!pkg || found.size >= mostSentences) continue;
    let ofThisFile = 0;
    for (const { source } of extractSegments(pkg, defaultContentOptions, 'en').segments) {
      const text = plainText(source);
      if (source.codes.size === 0 || !/\b(?:the|and|of|is|to)\b/.test(text) || ofThisFile >= 25) continue;
      found.set(text, source);
      ofThisFile++;
    }
  }
  return [...found.values()].slice(0, mostSentences);
}

/** Codes where the translation of what they hold stands. */
async function byPhrases(
  source: InlineText,
  text: string,
  translate: (sources: readonly InlineText[]) => Promise<InlineText[]>,
): Promise<InlineText> {
  const { linksByPhrases, phrasesOf } = await import('#platform/providers/apertium');
  const phrases = phrasesOf(source);
  const translations = await translate(
    phrases.map((phrase) => makeInlineText([{ kind: 'text', text: phrase.text }])),
  );
  const translated = phrases.map((phrase, index) => ({
    ...phrase,
    translation: plainText(translations[index]!),
  }));
  const sent = projectedText({ equivalents: false }).encode(source);
  const links = linksByPhrases(
    sent,
    text,
    translated.filter(({ isCode }) => !isCode),
    'es',
  );
  return projectCodes(source, text, links);
}

/** What `apertium -f html` does with elements around the same words. */
function byHtml(sources: readonly InlineText[]): InlineText[] {
  const input = sources.map((source) => `<div>${htmlTags.encode(source)}</div>\n`).join('');
  const folder = mkdtempSync(join(tmpdir(), 'html-'));
  const file = join(folder, 'texts.html');
  writeFileSync(file, input);
  const { stdout } = spawnSync('apertium', ['-u', '-f', 'html', 'eng-spa', file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const answers = stdout
    .split('</div>')
    .map((answer) => answer.slice(answer.indexOf('<div>') + '<div>'.length));
  return sources.map((source, index) => htmlTags.decode(answers[index] ?? '', source) ?? makeInlineText([]));
}

/** The measure to beat: every code at the same share of the length, at the nearest edge of a word. */
function inProportion(source: InlineText, target: string): InlineText {
  const length = onlyText(source).length;
  const edges = [0, ...wordsOf(target).flatMap(({ start, end }) => [start, end]), target.length];
  let offset = 0;
  const marks: { readonly at: number; readonly item: InlineItem }[] = [];
  for (const item of source.items) {
    if (item.kind === 'text') offset += item.text.length;
    else {
      const wanted = (offset / Math.max(1, length)) * target.length;
      marks.push({ at: edges.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a)), item });
    }
  }
  const items: InlineItem[] = [];
  let position = 0;
  for (const { at, item } of marks.sort((a, b) => a.at - b.at)) {
    items.push({ kind: 'text', text: target.slice(position, at) }, item);
    position = at;
  }
  items.push({ kind: 'text', text: target.slice(position) });
  return makeInlineText(items, source.codes);
}

function onlyText({ items }: InlineText): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}

/** For each end of a code the number of words before it. */
function edgesOf(text: InlineText): Map<string, number> {
  const words = wordsOf(onlyText(text));
  const edges = new Map<string, number>();
  let offset = 0;
  for (const item of text.items) {
    if (item.kind === 'text') offset += item.text.length;
    else edges.set(`${item.kind} ${item.id}`, words.filter(({ end }) => end <= offset).length);
  }
  return edges;
}

if (import.meta.main) await measurePlacement();
