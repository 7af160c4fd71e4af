import type { DocxPackage } from '#engine/docx/package';
import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { countWords } from '#engine/words';
import { reconciliationFinding } from './findings.ts';
import { type ParagraphText, paragraphTexts } from './paragraph-texts.ts';

export interface ReconciliationOptions {
  /** Source trees that differ from the source's own, by part name: those whose tracked changes were resolved. */
  readonly sourceTrees?: ReadonlyMap<string, XmlTree>;
  /** Least and greatest likely words of output for each of the source. Default 0.4 and 2.5. */
  readonly likelyRatio?: readonly [least: number, greatest: number];
  /** Share of source words in paragraphs that read the same, from which a part is remarked on. Default 0.5. */
  readonly unchangedShare?: number;
}

/** What one part holds on either side. Paragraphs count where the source has a word in them. */
export interface PartReconciliation {
  readonly part: string;
  readonly paragraphs: number;
  readonly sourceWords: number;
  readonly outputWords: number;
  readonly emptied: number;
  /** Words of source paragraphs whose text is the same in the output. */
  readonly unchangedWords: number;
}

/** Below this many source words a ratio says nothing: a heading may well translate to thrice its words. */
const wordsForRatio = 50;

/**
 * Counts what became of the text, part by part, from the two documents alone: paragraphs that lost theirs, amounts no
 * translation explains, and parts that stayed in the source language. Words of scripts without spaces are estimated.
 */
export function reconcileText(
  source: DocxPackage,
  output: DocxPackage,
  options: ReconciliationOptions = {},
): { readonly parts: PartReconciliation[]; readonly findings: Finding[] } {
  const parts: PartReconciliation[] = [];
  const findings: Finding[] = [];
  for (const { name, isXml } of source.parts) {
    if (!isXml || !output.part(name)?.isXml) continue;
    const before = paragraphTexts(options.sourceTrees?.get(name) ?? source.xml(name));
    const after = paragraphTexts(output.xml(name));
    if (before.length !== after.length) {
      const detail = `${before.length} became ${after.length}`;
      findings.push(reconciliationFinding('text-paragraph-count', { part: name, detail }));
    }
    const { counts, lost } = count(name, before, after);
    if (counts.sourceWords === 0) continue;
    parts.push(counts);
    for (const number of lost)
      findings.push(reconciliationFinding('text-lost', { part: name, place: `paragraph ${number}` }));
    findings.push(...judge(counts, options));
  }
  return { parts, findings };
}

function count(part: string, before: readonly ParagraphText[], after: readonly ParagraphText[]) {
  const counts = { part, paragraphs: 0, sourceWords: 0, outputWords: 0, unchangedWords: 0 };
  for (const { text } of after) counts.outputWords += countWords(text);
  for (const [index, { text }] of before.entries()) {
    const words = countWords(text);
    if (words === 0) continue;
    counts.paragraphs++;
    counts.sourceWords += words;
    if (after[index]?.text === text && /\p{L}{2}/u.test(text)) counts.unchangedWords += words;
  }
  const lost = findLost(before, after);
  return { counts: { ...counts, emptied: lost.length }, lost };
}

/**
 * Numbers of the paragraphs that lost their text. Text boxes stand among the words of the paragraph around them and
 * move with these, so that of the paragraphs inside only as many are lost as have no text more than before.
 */
function findLost(before: readonly ParagraphText[], after: readonly ParagraphText[]): number[] {
  const missing = new Map<number, number>();
  const add = (host: number | undefined, amount: number): void => {
    if (host !== undefined) missing.set(host, (missing.get(host) ?? 0) + amount);
  };
  for (const { text, host } of before) if (text.trim() !== '') add(host, 1);
  for (const { text, host } of after) if (text.trim() !== '') add(host, -1);
  const lost: number[] = [];
  for (const [index, { text, host }] of before.entries()) {
    if (after[index]?.text.trim() !== '' || countWords(text) === 0) continue;
    if (host !== undefined && missing.get(host)! <= 0) continue;
    add(host, -1);
    lost.push(index + 1);
  }
  return lost;
}

function judge(counts: PartReconciliation, options: ReconciliationOptions): Finding[] {
  const { part, sourceWords, outputWords, unchangedWords } = counts;
  const { likelyRatio: [least, greatest] = [0.4, 2.5], unchangedShare = 0.5 } = options;
  const findings: Finding[] = [];
  const ratio = outputWords / sourceWords;
  if (sourceWords >= wordsForRatio && (ratio < least || ratio > greatest)) {
    const detail = `${sourceWords} words became ${outputWords}`;
    findings.push(reconciliationFinding('text-amount-unlikely', { part, detail }));
  }
  if (unchangedWords > unchangedShare * sourceWords) {
    const detail = `${unchangedWords} of ${sourceWords} words`;
    findings.push(reconciliationFinding('text-unchanged', { part, detail }));
  }
  return findings;
}
