import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { segmenterFor } from '#engine/segmentation';
import { corpusFolder, corpusMissing, hasCorpus } from '#test/corpus';
import { averageRate, measureGolden, readGolden } from '#test/golden-segmentation';

describe('golden sentences', () => {
  beforeEach((context) => context.skip(!hasCorpus, corpusMissing));

  it('are found in at least 98 % of the English and, averaged over languages, 95 % of all cases', () => {
    const rates = measureGolden();
    const english = rates.find(({ language }) => language === 'en')!;
    expect(english.all).toBeGreaterThan(100);
    expect(english.right / english.all).toBeGreaterThanOrEqual(0.98);
    expect(rates.length).toBeGreaterThanOrEqual(22);
    expect(averageRate(rates)).toBeGreaterThanOrEqual(0.95);
  });

  it('do not break further when segmented again, in at least 99 % of the segments', () => {
    let segments = 0;
    let stable = 0;
    for (const { language, text } of readGolden()) {
      const find = segmenterFor(language);
      const breaks = [0, ...find(text), text.length];
      for (const [i, end] of breaks.slice(1).entries()) {
        segments++;
        if (find(text.slice(breaks[i], end)).length === 0) stable++;
      }
    }
    expect(segments).toBeGreaterThan(700);
    expect(stable / segments).toBeGreaterThanOrEqual(0.99);
  });
});

/** Documents of connected prose, with their languages. */
const prose = [
  ['unstr-handbook-872p.docx', 'en'],
  ['asvs-4-0-3-de.docx', 'de'],
  ['oa-common-paper-data-processing-agreement-templ.docx', 'en'],
  ['asvs-3-0-1-in-arabic.docx', 'ar'],
] as const;

/** Breaks that a capital does not follow although the script has capitals: most such places are abbreviations. */
const mostBeforeSmallLetters = 0.002;
/** Breaks behind a word of up to three letters and a dot: torn abbreviations, and the few sentences that end so. */
const mostBehindShortWords = 0.01;

describe('sentences of real documents', () => {
  beforeEach((context) => context.skip(!hasCorpus, corpusMissing));

  it.each(prose)('%s is not torn at abbreviations', (name, language) => {
    const find = segmenterFor(language);
    let segments = 0;
    let beforeSmall = 0;
    let behindShort = 0;
    for (const text of paragraphsOf(name)) {
      const breaks = find(text);
      segments += breaks.length + 1;
      for (const offset of breaks) {
        if (/^["'“„‘(]?\p{Ll}/u.test(text.slice(offset, offset + 3))) beforeSmall++;
        if (/(?:^|[\s(])\p{Lu}?\p{Ll}{0,2}\.\s*$/u.test(text.slice(0, offset))) behindShort++;
      }
    }
    expect(segments).toBeGreaterThan(250);
    expect(beforeSmall / segments).toBeLessThanOrEqual(mostBeforeSmallLetters);
    expect(behindShort / segments).toBeLessThanOrEqual(mostBehindShortWords);
  });
});

function paragraphsOf(name: string): string[] {
  const opened = openPackage(readFileSync(join(corpusFolder, 'docx', 'valid', name)));
  if (!('package' in opened) || !opened.package) throw new Error(`${name} does not open`);
  const tree = opened.package.xml(opened.package.mainPart);
  const paragraphs: string[] = [];
  for (const paragraph of tree.descendants(tree.root, 'w:p')) {
    let text = '';
    for (const node of tree.descendants(paragraph, 'w:t')) text += tree.textContent(node);
    if (text.trim() !== '') paragraphs.push(text);
  }
  return paragraphs;
}
