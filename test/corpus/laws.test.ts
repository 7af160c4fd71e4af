import { afterAll, describe, expect, it } from 'vitest';
import { type ContentOptions, contentOptionsSchema } from '#engine/docx/extract';
import { plainText } from '#engine/inline';
import { takeIn } from '#pipeline/intake';
import { pseudoTranslate } from '#platform/providers';
import { type CorpusFile, corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import {
  assembled,
  brokenCoverage,
  brokenIdentity,
  brokenSkeleton,
  extracted,
  language,
  mapText,
  markedTexts,
  openDocument,
  outline,
  swapNeighbours,
  targetsOf,
} from '#test/document-laws';

const files = listCorpus('docx/valid');
const named = (...names: string[]): CorpusFile[] =>
  files.filter(({ name }) => names.includes(name.replace(/\.docx$/, '')));

/** The language a document names, English where it names none or one that cannot be used. */
function languageOf(bytes: Uint8Array): string {
  const taken = takeIn(bytes, { macros: 'warn' });
  const detected = 'package' in taken ? taken.detectedLanguage.language : undefined;
  try {
    return language(detected ?? 'en').tag;
  } catch {
    return 'en';
  }
}

const otherDirection = (tag: string): string => (language(tag).direction === 'rtl' ? 'en' : 'ar');

describe('the documents of the corpus', () => {
  if (!hasCorpus) it('are translated', (context) => context.skip(corpusMissing));

  it.each(files)(
    '$name comes back byte for byte from its own texts, each of which is accounted for',
    ({ read }) => {
      const document = extracted(read());
      expect(brokenIdentity(document)).toEqual([]);
      expect(brokenCoverage(document)).toEqual([]);
    },
  );

  it.each(files)('$name keeps skeleton and blocks in another language and another direction', ({ read }) => {
    const bytes = read();
    const document = extracted(bytes);
    const targets = targetsOf(document, (text) => pseudoTranslate(text));
    const from = languageOf(bytes);
    for (const to of ['de', otherDirection(from)]) {
      const output = assembled(document, targets, from, to);
      expect(brokenSkeleton(document, output, from, to)).toEqual([]);
      expect(outline(extracted(output))).toEqual(outline(document));
    }
  });

  /** Blocks whose formats are cut otherwise once they have been rewritten; their text is the same. */
  const recut = { blocks: 0, of: 0 };

  it.each(files)('$name reads as before when all its texts are rewritten and changed back', ({ read }) => {
    const document = extracted(read());
    const swap = (bytes: Uint8Array | undefined): Uint8Array => {
      const source = bytes ? extracted(bytes) : document;
      return assembled(
        source,
        targetsOf(source, (text) => mapText(text, swapNeighbours)),
        'en',
        'en',
      );
    };
    const once = swap(undefined);
    const rewritten = markedTexts(extracted(once));
    const untouched = markedTexts(document).filter(
      (text, i) => text === rewritten[i] && swapNeighbours(text) !== text,
    );
    expect(untouched).toEqual([]);
    const back = swap(once);
    expect(brokenSkeleton(document, back, 'en', 'en')).toEqual([]);
    const again = extracted(back);
    expect(again.blocks.map(({ text }) => plainText(text))).toEqual(
      document.blocks.map(({ text }) => plainText(text)),
    );
    const before = markedTexts(document);
    recut.of += before.length;
    recut.blocks += markedTexts(again).filter((text, i) => text !== before[i]).length;
  });

  afterAll(() => {
    if (recut.of > 0) console.log(`${recut.blocks} of ${recut.of} rewritten blocks have other codes`);
    expect(recut.blocks).toBeLessThanOrEqual(recut.of / 500);
  });
});

const odd = named(
  'made-text-everywhere',
  'made-tracked-maze',
  'made-field-maze',
  'made-odd-xml',
  'okapi-847-3',
  'okapi-hidden',
  'okapi-992',
  'asvs-v3-0-1-redline',
  'docxport-right-to-repair',
  'aspose-phonetic-guide',
  'docxrs-del-in-ins',
  'sdk-complex2010',
);

const switchedOff = Object.fromEntries(
  Object.entries(contentOptionsSchema.parse({})).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [[name, false]] : [],
  ),
) as Partial<ContentOptions>;
const switchedOn = Object.fromEntries(Object.keys(switchedOff).map((name) => [name, true]));

const choices: readonly (readonly [string, Partial<ContentOptions>])[] = [
  ['tracked changes rejected', { revisions: 'original' }],
  ['every switch off', switchedOff],
  ['every switch on', switchedOn],
  ['hidden text', { hiddenText: true }],
  ['formats as they are cut', { snapFormatsToWords: false }],
  ['tracked changes rejected and every switch on', { ...switchedOn, revisions: 'original' }],
];

describe.runIf(hasCorpus).each(choices)('content options with %s', (_, options) => {
  it.each(odd)('keep the laws on $name', ({ read }) => {
    const bytes = read();
    const document = extracted(bytes, options);
    expect(brokenIdentity(document)).toEqual([]);
    expect(brokenCoverage(document)).toEqual([]);
    const from = languageOf(bytes);
    const to = otherDirection(from);
    const output = assembled(
      document,
      targetsOf(document, (text) => pseudoTranslate(text)),
      from,
      to,
    );
    expect(brokenSkeleton(document, output, from, to)).toEqual([]);
    expect(outline(extracted(output, options))).toEqual(outline(document));
  });
});

describe.runIf(hasCorpus)('with every switch off', () => {
  it.each(files)('only the text of the main part of $name is translated', ({ read }) => {
    const source = openDocument(read());
    const document = extracted(source, switchedOff);
    expect(brokenCoverage(document)).toEqual([]);
    const elsewhere = document.blocks.filter(
      ({ part, kind, context }) =>
        context.role !== 'bound data' && (part !== source.mainPart || kind === 'attribute'),
    );
    expect(elsewhere).toEqual([]);
  });
});
