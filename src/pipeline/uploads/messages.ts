import { counted, defineMessages, type Formats } from '#platform/web/messages';

interface Known {
  readonly name: string;
  readonly share: string;
}

interface Estimated {
  readonly documents: number;
  readonly all: number;
}

export const uploadMessages = defineMessages({
  upload: { en: 'Upload', de: 'Hochladen' },
  uploadTitle: { en: 'Upload documents', de: 'Dokumente hochladen' },
  newVersionOf: {
    en: (name: string) => `New version of ${name}`,
    de: (name: string) => `Neue Version von ${name}`,
  },
  intro: {
    en: 'You see what it takes and what stays untranslated before anything is sent to a provider.',
    de: 'Sie sehen den Aufwand und was unübersetzt bleibt, bevor etwas an einen Anbieter geht.',
  },
  into: { en: 'Translate into', de: 'Übersetzen nach' },
  otherLanguages: { en: 'Other languages', de: 'Weitere Sprachen' },
  languages: { en: 'Languages', de: 'Sprachen' },
  languagesHint: {
    en: 'As tags such as de, fr-CA or zh-Hans, parted by commas.',
    de: 'Als Kürzel wie de, fr-CA oder zh-Hans, durch Kommas getrennt.',
  },
  sourceLanguage: { en: 'Source language', de: 'Ausgangssprache' },
  sourceHint: {
    en: 'Left empty, each document says it itself.',
    de: 'Bleibt sie leer, sagt es jedes Dokument selbst.',
  },
  documents: { en: 'Word documents', de: 'Word-Dokumente' },
  documentsHint: {
    en: 'Several at once, or drop files and folders here. Only .docx is taken.',
    de: 'Mehrere auf einmal, oder Dateien und Ordner hierher ziehen. Nur .docx wird genommen.',
  },
  folder: { en: 'Choose a folder', de: 'Ordner wählen' },
  send: { en: 'Upload and look', de: 'Hochladen und ansehen' },
  check: { en: 'Before it begins', de: 'Bevor es losgeht' },
  newFile: { en: 'New file', de: 'Neue Datei' },
  newVersion: { en: 'New version', de: 'Neue Version' },
  again: { en: 'Known version', de: 'Bekannte Version' },
  asks: { en: 'Needs an answer', de: 'Braucht eine Antwort' },
  refused: { en: 'Refused', de: 'Abgelehnt' },
  leftOut: { en: 'Left out', de: 'Ausgelassen' },
  collision: {
    en: ({ name, share }: Known) =>
      `There is a file called ${name}, and it reads differently: ${share} of the sentences are the same. Which is it?`,
    de: ({ name, share }: Known) =>
      `Es gibt schon eine Datei ${name}, und sie liest sich anders: ${share} der Sätze sind gleich. Was ist es?`,
  },
  rename: {
    en: ({ name, share }: Known) =>
      `The file ${name} holds nearly the same: ${share} of the sentences. Has it a new name?`,
    de: ({ name, share }: Known) =>
      `Die Datei ${name} enthält fast dasselbe: ${share} der Sätze. Hat sie einen neuen Namen?`,
  },
  identical: {
    en: (number: number) =>
      `Exactly this document is there already, as version ${number}. What shall be done?`,
    de: (number: number) => `Genau dieses Dokument ist schon da, als Version ${number}. Was soll geschehen?`,
  },
  answer: { en: 'Answer', de: 'Antwort' },
  isNewVersion: { en: 'It is a new version of that file', de: 'Es ist eine neue Version dieser Datei' },
  isNewFile: { en: 'It is another document', de: 'Es ist ein anderes Dokument' },
  isRenamed: { en: 'It is that file under a new name', de: 'Es ist diese Datei unter neuem Namen' },
  isRerun: { en: 'Translate that version again', de: 'Diese Version noch einmal übersetzen' },
  keepAgain: { en: 'Keep it as a new version all the same', de: 'Trotzdem als neue Version aufnehmen' },
  leaveOut: { en: 'Leave it out', de: 'Auslassen' },
  goOn: { en: 'Go on', de: 'Weiter' },
  segments: {
    en: counted({ one: '# segment', other: '# segments' }),
    de: counted({ one: '# Segment', other: '# Segmente' }),
  },
  words: {
    en: counted({ one: '# word', other: '# words' }),
    de: counted({ one: '# Wort', other: '# Wörter' }),
  },
  byMatch: { en: 'Words by best match', de: 'Wörter nach bester Übereinstimmung' },
  carried_over: { en: 'Approved before', de: 'Früher freigegeben' },
  passthrough: { en: 'Nothing to translate', de: 'Nichts zu übersetzen' },
  repetition: { en: 'Repetitions', de: 'Wiederholungen' },
  band101: { en: 'Same context', de: 'Gleiche Umgebung' },
  band100: { en: '100 %', de: '100 %' },
  none: { en: 'New', de: 'Neu' },
  price: { en: 'Price', de: 'Preis' },
  about: { en: (price: string) => `about ${price}`, de: (price: string) => `etwa ${price}` },
  unknownPrice: { en: 'not known: no rates are set', de: 'unbekannt: keine Tarife hinterlegt' },
  free: { en: 'nothing', de: 'nichts' },
  total: { en: 'Altogether', de: 'Insgesamt' },
  estimated: {
    en: ({ documents, all }: Estimated, { number }: Formats) =>
      `Estimated: ${number(documents)} of ${number(all)} documents.`,
    de: ({ documents, all }: Estimated, { number }: Formats) =>
      `Berechnet: ${number(documents)} von ${number(all)} Dokumenten.`,
  },
  estimateAll: { en: 'Estimate all documents', de: 'Alle Dokumente berechnen' },
  estimateNext: { en: 'Estimate the next documents', de: 'Nächste Dokumente berechnen' },
  backToUpload: { en: 'Back to the upload', de: 'Zurück zum Hochladen' },
  provider: { en: 'Provider', de: 'Anbieter' },
  calls: {
    en: counted({ one: '# call', other: '# calls' }),
    de: counted({ one: '# Anfrage', other: '# Anfragen' }),
  },
  nobody: {
    en: 'The policy names no provider that may be asked: sentences without a match stay without a target, and nothing is delivered.',
    de: 'Die Richtlinie nennt keinen Anbieter, der gefragt werden darf: Sätze ohne Übereinstimmung bleiben ohne Ziel, und nichts wird ausgeliefert.',
  },
  setPolicy: { en: 'Look at the policy', de: 'Richtlinie ansehen' },
  staysAsItIs: { en: 'What stays as it is, and why', de: 'Was bleibt, wie es ist, und warum' },
  allTranslated: { en: 'All text is translated.', de: 'Aller Text wird übersetzt.' },
  characters: {
    en: counted({ one: '# character', other: '# characters' }),
    de: counted({ one: '# Zeichen', other: '# Zeichen' }),
  },
  coverage: { en: 'Characters of the document', de: 'Zeichen des Dokuments' },
  translated: { en: 'Translated', de: 'Übersetzt' },
  protected: { en: 'Protected by the format', de: 'Vom Format geschützt' },
  skipped: { en: 'Left out by the project', de: 'Vom Projekt ausgelassen' },
  findings: { en: 'What was found', de: 'Was aufgefallen ist' },
  showEstimate: { en: 'Show what it takes', de: 'Aufwand zeigen' },
  begin: { en: 'Translate', de: 'Übersetzen' },
  answerFirst: {
    en: 'Answer what is asked above, then it can begin.',
    de: 'Beantworten Sie die Fragen oben, dann kann es losgehen.',
  },
  nothingLeft: {
    en: 'No document is left to translate.',
    de: 'Kein Dokument ist zum Übersetzen übrig.',
  },
  uploadOthers: { en: 'Upload others', de: 'Andere hochladen' },
  begun: {
    en: counted({ one: '# run has begun.', other: '# runs have begun.' }),
    de: counted({ one: '# Lauf hat begonnen.', other: '# Läufe haben begonnen.' }),
  },
  wasBegun: { en: 'These runs have begun.', de: 'Diese Läufe haben begonnen.' },
  toProject: { en: 'To the project', de: 'Zum Projekt' },
  preflight: { en: 'What it takes', de: 'Aufwand' },
});
