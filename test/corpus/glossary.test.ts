import { beforeEach, describe, expect, it } from 'vitest';
import { createTermMatcher, type Glossary } from '#engine/glossary';
import { readGlossaryCsv, writeGlossaryCsv } from '#engine/interchange/csv';
import { writeTbx } from '#engine/interchange/tbx';
import { readGlossary } from '#engine/interchange/terminology';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { groupedByLanguage } from '#test/glossary-arbitrary';

const tbx = listCorpus('tbx');
const tables = listCorpus('glossary');
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Tables that are not glossaries, and why; established by looking into them. */
const unreadable: Readonly<Record<string, string>> = {
  'omegat-glossary-2.txt': 'csv-one-column',
};

/** What is odd in a file, by code; all others have no warnings. */
const warnings: Readonly<Record<string, readonly string[]>> = {
  'okapi-sdl-tbx.tbx': ['tbx-no-term'],
  'okapi-sdl-tbx-2.tbx': ['tbx-no-term'],
  't5-translate5-standard-testcases-de-en.tbx': ['tbx-duplicate-id'],
  'matecat-final-matecat-new-glossary-format-invalidtar.csv': ['csv-no-term'],
  'matecat-nv-formato-completo-con-colonne-lingua-spost.csv': ['csv-encoding'],
  'neokapi-glossary.csv': ['csv-quotes'],
  'omegat-test-magiccomment-bom.tab': ['csv-empty'],
  'omegat-test-magiccomment.tab': ['csv-empty'],
};

/** Languages of files that do not say them. */
function languagesOf(name: string): { from: string; to: string } | undefined {
  if (name.startsWith('omegat') || name.includes('invalidheader')) return { from: 'en', to: 'ja' };
  if (name === 'matecat-invalid-language.csv') return { from: 'en', to: 'it' };
  if (name.startsWith('neokapi')) return { from: 'en', to: 'de' };
  return name.startsWith('tolgee') ? { from: 'en', to: 'cs' } : undefined;
}

const termsOf = ({ concepts }: Glossary) => concepts.flatMap(({ terms }) => terms);
const concepts = (glossary: Glossary | undefined) => glossary && groupedByLanguage(glossary).concepts;

describe('glossaries of other tools', () => {
  beforeEach((context) => context.skip(!hasCorpus, corpusMissing));

  it('are many', () => {
    expect(tbx.length).toBeGreaterThanOrEqual(65);
    expect(tables.length).toBeGreaterThanOrEqual(30);
  });

  it.each([...tbx, ...tables].filter(({ name }) => !unreadable[name]))(
    '$path is read, and comes back from TBX 2, TBX 3 and CSV',
    ({ name, read, tags }) => {
      const { glossary, findings } = readGlossary(name, read(), languagesOf(name));
      const told = findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
      expect([...new Set(told)]).toEqual(warnings[name] ?? []);
      const entries = [...tags].find((tag) => tag.startsWith('entries-'))?.slice('entries-'.length);
      if (entries) expect(glossary!.concepts.length).toBe(Number(entries));
      for (const { language, text } of termsOf(glossary!)) {
        expect(text.trim()).not.toBe('');
        expect(Intl.getCanonicalLocales(language)).toEqual([language]);
      }
      for (const version of [2, 3] as const) {
        const again = readGlossary('x.tbx', utf8(writeTbx(glossary!, { version }))).glossary;
        expect(concepts(again)).toEqual(concepts(glossary));
      }
      expect(readGlossaryCsv(utf8(writeGlossaryCsv(glossary!))).glossary?.concepts).toEqual(
        glossary!.concepts,
      );
    },
  );

  it.each(tables.filter(({ name }) => unreadable[name]))(
    '$name is refused with a finding',
    ({ name, read }) => {
      const { glossary, findings } = readGlossary(name, read(), languagesOf(name));
      expect(glossary).toBeUndefined();
      expect(findings.map(({ code }) => code)).toEqual([unreadable[name]]);
    },
  );

  it.each(tbx)('$name finds its own terms', ({ name, read }) => {
    const { glossary } = readGlossary(name, read());
    const [from, to] = [...new Set(termsOf(glossary!).map(({ language }) => language))];
    if (to === undefined) return;
    const matcher = createTermMatcher({ glossaries: [glossary!], from: from!, to });
    const incomplete = new Set(matcher.incomplete);
    const unfindable = new Set(matcher.unfindable);
    for (const concept of glossary!.concepts) {
      for (const term of concept.terms) {
        if (term.language !== from || incomplete.has(concept) || unfindable.has(term)) continue;
        const found = matcher.findTerms(term.text);
        expect(
          found.map(({ start, end }) => [start, end]),
          term.text,
        ).not.toEqual([]);
      }
    }
  });
});
