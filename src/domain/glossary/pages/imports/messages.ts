import { importTexts } from '#domain/imports';
import { counted, defineMessages, type Formats } from '#platform/web/messages';

/** What the pages of imports of terms say. */
export const importMessages = defineMessages({
  ...importTexts,
  file: { en: 'File', de: 'Datei' },
  state: { en: 'State', de: 'Stand' },
  read: { en: 'Rows', de: 'Zeilen' },
  started: { en: 'Begun', de: 'Begonnen' },
  importTerms: { en: 'Import terms', de: 'Benennungen importieren' },
  upload: { en: 'Table or TBX file', de: 'Tabelle oder TBX-Datei' },
  uploadHint: {
    en: 'CSV, TSV or TBX of any size; it goes on where it stopped after a failure.',
    de: 'CSV, TSV oder TBX beliebiger Größe; nach einem Ausfall geht es dort weiter, wo es stehen blieb.',
  },
  from: { en: 'Source language', de: 'Ausgangssprache' },
  to: { en: 'Target language', de: 'Zielsprache' },
  languageHint: {
    en: 'For tables whose columns do not say their language.',
    de: 'Für Tabellen, deren Spalten ihre Sprache nicht nennen.',
  },
  start: { en: 'Begin import', de: 'Import beginnen' },
  begun: { en: 'The file is being read.', de: 'Die Datei wird gelesen.' },
  entriesRead: {
    en: counted({ one: '# entry read', other: '# entries read' }),
    de: counted({ one: '# Eintrag gelesen', other: '# Einträge gelesen' }),
  },
  account: { en: 'Where every row went', de: 'Wo jede Zeile geblieben ist' },
  rows: { en: 'In the file', de: 'In der Datei' },
  unread: { en: 'Not usable', de: 'Nicht brauchbar' },
  added: { en: 'Became concepts', de: 'Wurden Begriffe' },
  merged: { en: 'Added to concepts', de: 'Ergänzten Begriffe' },
  replaced: { en: 'Replaced terms', de: 'Ersetzten Benennungen' },
  unchanged: { en: 'Known already', de: 'Schon bekannt' },
  kept: { en: 'Left out, the glossary stays', de: 'Ausgelassen, das Glossar bleibt' },
  profile: { en: 'What is to be known of entries', de: 'Was von Einträgen zu wissen ist' },
  profileOf: {
    en: ({ entries, terms, list }: { entries: number; terms: number; list: string }, { number }: Formats) =>
      `${number(entries)} concepts with ${number(terms)} terms: ${list}`,
    de: ({ entries, terms, list }: { entries: number; terms: number; list: string }, { number }: Formats) =>
      `${number(entries)} Begriffe mit ${number(terms)} Benennungen: ${list}`,
  },
  any: { en: 'Any', de: 'Alle' },
  entries: { en: 'Entries', de: 'Einträge' },
  place: { en: 'Place', de: 'Stelle' },
  terms: { en: 'Terms', de: 'Benennungen' },
  domain: { en: 'Domain', de: 'Fachgebiet' },
  flags: { en: 'To be known', de: 'Zu wissen' },
  contains: { en: 'Contains', de: 'Enthält' },
  language: { en: 'Language', de: 'Sprache' },
  term: { en: 'Term', de: 'Benennung' },
  status: { en: 'Use', de: 'Gebrauch' },
  decidedMany: {
    en: counted({ one: '# entry decided.', other: '# entries decided.' }),
    de: counted({ one: '# Eintrag entschieden.', other: '# Einträge entschieden.' }),
  },
  noEntries: { en: 'No entry is like that', de: 'Kein Eintrag ist so' },
  noEntriesText: { en: 'Choose another group.', de: 'Wählen Sie eine andere Gruppe.' },
  commitText: {
    en: 'Accepted entries go into the glossary in one step. It can be undone as one.',
    de: 'Angenommene Einträge gehen in einem Schritt ins Glossar. Das lässt sich als Ganzes rückgängig machen.',
  },
  rest: { en: 'Entries that nobody decided on are', de: 'Einträge, über die niemand entschied, sind' },
  conflicts: { en: 'Where an entry contradicts a concept', de: 'Wo ein Eintrag einem Begriff widerspricht' },
  replace: {
    en: 'its terms replace those of the concept',
    de: 'ersetzen seine Benennungen die des Begriffs',
  },
  keep: { en: 'the glossary stays as it is', de: 'bleibt das Glossar, wie es ist' },
  both: { en: 'it becomes a concept of its own', de: 'wird er ein eigener Begriff' },
  approval: { en: 'New terms are', de: 'Neue Benennungen sind' },
  approved: { en: 'approved', de: 'freigegeben' },
  draft: { en: 'drafts', de: 'Entwürfe' },
  discarded: { en: 'The import is discarded.', de: 'Der Import ist verworfen.' },
  retry: { en: 'Begin again', de: 'Neu beginnen' },
  changedSince: {
    en: 'Leave concepts as they are that were changed since',
    de: 'Begriffe lassen, wie sie sind, wenn sie seitdem geändert wurden',
  },
  undone: {
    en: 'The import is undone; what it replaced counts again.',
    de: 'Der Import ist rückgängig gemacht; was er ersetzte, gilt wieder.',
  },
});

/** Flags of entries in few words; codes of findings stand for themselves. */
export const flagMessages = defineMessages({
  'duplicate-in-file': { en: 'Twice in the file', de: 'Doppelt in der Datei' },
  known: { en: 'Known already', de: 'Schon bekannt' },
  meets: { en: 'Adds to a concept', de: 'Ergänzt einen Begriff' },
  conflict: { en: 'Contradicts a concept', de: 'Widerspricht einem Begriff' },
  'status-conflict': { en: 'Forbidden here, used there', de: 'Hier verboten, dort benutzt' },
  'key-taken': { en: 'Id is taken', de: 'Kennung vergeben' },
  'language-empty': { en: 'One language only', de: 'Nur eine Sprache' },
  'encoding-suspect': { en: 'Damaged letters', de: 'Beschädigte Zeichen' },
  'no-term': { en: 'No term', de: 'Keine Benennung' },
  'term-too-long': { en: 'Term too long', de: 'Benennung zu lang' },
  'terms-too-many': { en: 'Too many terms', de: 'Zu viele Benennungen' },
  'language-unknown': { en: 'No language', de: 'Keine Sprache' },
});
