import { defineMessages } from '#platform/web/messages';

/** What may speak against a candidate, in few words; `describedFlags` says more. */
export const flagMessages = defineMessages({
  untranslated: { en: 'Not translated', de: 'Nicht übersetzt' },
  'language-mismatch': { en: 'Other language', de: 'Andere Sprache' },
  'numbers-differ': { en: 'Numbers differ', de: 'Zahlen verschieden' },
  'codes-differ': { en: 'Codes differ', de: 'Codes verschieden' },
  'placeholders-differ': { en: 'Placeholders differ', de: 'Platzhalter verschieden' },
  'length-unlikely': { en: 'Unlikely length', de: 'Unwahrscheinliche Länge' },
  'damaged-characters': { en: 'Damaged characters', de: 'Beschädigte Zeichen' },
  'personal-data': { en: 'Personal data', de: 'Personenbezogene Daten' },
  inconsistent: { en: 'Several targets in the file', de: 'Mehrere Zieltexte in der Datei' },
  conflict: { en: 'Other target in the memory', de: 'Anderer Zieltext im Speicher' },
});
