import { type Check, nothing, type Occurrence, traits } from '#engine/checks/subject';

export const acronyms: Check = {
  code: 'acronym-missing',
  weight: 'informs',
  when: 'An abbreviation in capitals or a product code of the source is not in the target.',
  action: 'Look whether it was translated on purpose (UN, ONU) or lost.',
  explanation:
    'Looks for words of two or more capitals and digits (`XLIFF`, `SPC505NC`), plural s aside, anywhere in the target, ' +
    'whatever its case. A source in capitals throughout has none. Many abbreviations are rightly translated, which is why it only informs.',
  examples: [
    {
      source: 'Export as XLIFF.',
      target: 'Exportieren Sie die Datei.',
      languages: ['en', 'de'],
      found: true,
    },
    { source: 'Export as XLIFF.', target: 'Als XLIFF exportieren.', languages: ['en', 'de'], found: false },
    { source: 'Two PDFs', target: 'Zwei PDF-Dateien', languages: ['en', 'de'], found: false },
    { source: 'PRESS THE RED KEY', target: 'ROTE TASTE DRÜCKEN', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (source.capitals < 2 || !source.has(traits.UPPER) || target.isEmpty) return nothing;
    if (source.capitals * 2 > source.letters && source.letters > 6) return nothing;
    let wanted: Set<string> | undefined;
    for (const [, acronym] of source.text.matchAll(pattern)) {
      wanted = (wanted ?? new Set()).add(acronym!);
      if (wanted.size >= mostAcronyms) break;
    }
    if (!wanted) return nothing;
    const text = target.text.toUpperCase();
    const missing: Occurrence[] = [];
    for (const acronym of wanted) {
      if (!text.includes(acronym)) missing.push({ start: 0, end: 0, detail: acronym });
    }
    return missing;
  },
};

/** More are not looked for, so that a text of nothing but acronyms costs no more than its length. */
const mostAcronyms = 64;

const pattern = /(?<![\p{L}\p{N}_])([A-Z][A-Z0-9]{1,30})(?=s?(?![\p{L}\p{N}_]))/gu;
