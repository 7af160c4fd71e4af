import { counted, defineMessages } from '#platform/web/messages';

export const concordanceMessages = defineMessages({
  concordance: { en: 'Concordance', de: 'Konkordanz' },
  memories: { en: 'Memories', de: 'Speicher' },
  memory: { en: 'Memory', de: 'Speicher' },
  phrase: { en: 'Words in a row', de: 'Wörter in Folge' },
  phraseHint: {
    en: 'In any form, in source or target of all memories that the project reads.',
    de: 'In jeder Form, im Ausgangs- oder Zieltext aller Speicher, in die das Projekt sieht.',
  },
  search: { en: 'Search', de: 'Suchen' },
  side: { en: 'Look in', de: 'Suchen in' },
  bothSides: { en: 'source and target', de: 'Ausgangs- und Zieltext' },
  source: { en: 'Source', de: 'Ausgangstext' },
  target: { en: 'Target', de: 'Zieltext' },
  from: { en: 'From', de: 'Aus' },
  to: { en: 'Into', de: 'In' },
  any: { en: 'Any', de: 'Alle' },
  property: { en: 'Property', de: 'Eigenschaft' },
  propertyHint: { en: 'As in domain=legal', de: 'Wie in domain=legal' },
  languages: { en: 'Languages', de: 'Sprachen' },
  where: { en: 'Memory and origin', de: 'Speicher und Herkunft' },
  tmx: { en: 'TMX file', de: 'TMX-Datei' },
  run: { en: 'delivered run', de: 'ausgelieferter Lauf' },
  api: { en: 'entered directly', de: 'direkt eingetragen' },
  unit: { en: 'Open unit', de: 'Einheit öffnen' },
  actions: { en: 'Actions', de: 'Aktionen' },
  begin: { en: 'Search for words', de: 'Nach Wörtern suchen' },
  beginText: {
    en: 'Enter one word, or several as they follow one another, to see how they were translated.',
    de: 'Geben Sie ein Wort ein oder mehrere, wie sie aufeinander folgen, um zu sehen, wie sie übersetzt wurden.',
  },
  none: { en: 'Nothing has these words in a row', de: 'Nichts hat diese Wörter in Folge' },
  noneText: {
    en: 'Try fewer words, another language or memory, or without a property.',
    de: 'Versuchen Sie es mit weniger Wörtern, einer anderen Sprache, einem anderen Speicher oder ohne Eigenschaft.',
  },
  goesOn: { en: 'Nothing so far', de: 'Bis hierher nichts' },
  goesOnText: {
    en: 'Many units have the words in another order; the next page looks on.',
    de: 'Viele Einheiten haben die Wörter in anderer Folge; die nächste Seite sucht weiter.',
  },
  found: {
    en: counted({ one: '# unit on this page', other: '# units on this page' }),
    de: counted({ one: '# Einheit auf dieser Seite', other: '# Einheiten auf dieser Seite' }),
  },
  incomplete: {
    en: 'An import was committed a moment ago; not all of its units are found yet.',
    de: 'Ein Import wurde eben erst übernommen; noch werden nicht alle seine Einheiten gefunden.',
  },
});
