import { counted, defineMessages, type Formats } from '#platform/web/messages';
import { type LeftSegments, listSegments } from './left-segments.ts';

/** What the page that replaces words says. */
export const replacementMessages = defineMessages({
  title: { en: 'Search and replace', de: 'Suchen und ersetzen' },
  runs: { en: 'Runs', de: 'Läufe' },
  review: { en: 'Review', de: 'Prüfen' },
  find: { en: 'Find in translations', de: 'In Übersetzungen suchen' },
  replaceWith: { en: 'Replace with', de: 'Ersetzen durch' },
  matchCase: { en: 'Match case', de: 'Groß- und Kleinschreibung' },
  wholeWords: { en: 'Whole words', de: 'Ganze Wörter' },
  source: { en: 'Only where the source has', de: 'Nur wo im Ausgangstext steht' },
  reviewStatus: { en: 'Only with review status', de: 'Nur mit Prüfstand' },
  any: { en: 'Any', de: 'Alle' },
  show: { en: 'Show what would change', de: 'Zeigen, was sich ändert' },
  found: { en: 'Translations that would change', de: 'Übersetzungen, die sich ändern' },
  about: {
    en: 'Nothing changes until you press a button below. Codes stay where they are. What was approved goes back to review, every changed translation is checked again before the document is built, and each keeps its earlier text in its history.',
    de: 'Nichts ändert sich, bevor Sie unten eine Schaltfläche drücken. Codes bleiben, wo sie sind. Freigegebenes kommt zurück in die Prüfung, jede geänderte Übersetzung wird vor dem Zusammenbau erneut geprüft, und der frühere Text bleibt in ihrem Verlauf.',
  },
  nothing: { en: 'The words stand in no translation', de: 'Die Wörter stehen in keiner Übersetzung' },
  nothingText: {
    en: 'Look for fewer letters, or clear what narrows the search.',
    de: 'Suchen Sie nach weniger Buchstaben, oder nehmen Sie Einschränkungen weg.',
  },
  noneYet: {
    en: 'None on this page; there is more to look through.',
    de: 'Keine auf dieser Seite; es gibt noch mehr zu durchsuchen.',
  },
  ask: { en: 'Say what to find', de: 'Sagen Sie, was gesucht wird' },
  askText: {
    en: 'You see every change before it is made, and choose which to make.',
    de: 'Sie sehen jede Änderung, bevor sie geschieht, und wählen, welche geschehen.',
  },
  closed: {
    en: 'Translations of this run are not written at the moment; this only shows where the words stand.',
    de: 'Übersetzungen dieses Laufs werden zurzeit nicht geschrieben; hier ist nur zu sehen, wo die Wörter stehen.',
  },
  segment: {
    en: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
    de: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
  },
  choose: {
    en: (number: number, { number: say }: Formats) => `Replace in segment ${say(number)}`,
    de: (number: number, { number: say }: Formats) => `In Segment ${say(number)} ersetzen`,
  },
  acrossCodes: {
    en: counted({
      one: '# place reaches over a code and stays as it is',
      other: '# places reach over a code and stay as they are',
    }),
    de: counted({
      one: '# Stelle reicht über einen Code und bleibt, wie sie ist',
      other: '# Stellen reichen über einen Code und bleiben, wie sie sind',
    }),
  },
  replaceTicked: { en: 'Replace where ticked', de: 'Ersetzen, wo angekreuzt' },
  replaceAll: {
    en: 'Replace everywhere, also on other pages',
    de: 'Überall ersetzen, auch auf anderen Seiten',
  },
  replaced: {
    en: counted({ one: '# translation changed.', other: '# translations changed.' }),
    de: counted({ one: '# Übersetzung geändert.', other: '# Übersetzungen geändert.' }),
  },
  made: { en: 'Replacements that were made', de: 'Vorgenommene Ersetzungen' },
  madeText: {
    en: 'The last 20. Taking one back gives every translation that nobody has changed since the text and the review status it had.',
    de: 'Die letzten 20. Das Zurücknehmen gibt jeder Übersetzung, die seither niemand geändert hat, ihren früheren Text und Prüfstand.',
  },
  words: { en: 'Words', de: 'Wörter' },
  removedWords: { en: 'taken away', de: 'weggenommen' },
  who: { en: 'Who', de: 'Wer' },
  when: { en: 'When', de: 'Wann' },
  changedTargets: { en: 'Translations', de: 'Übersetzungen' },
  action: { en: 'Action', de: 'Aktion' },
  takeBack: { en: 'Take back', de: 'Zurücknehmen' },
  takenBack: { en: 'Taken back', de: 'Zurückgenommen' },
  restored: {
    en: counted({ one: '# translation restored.', other: '# translations restored.' }),
    de: counted({ one: '# Übersetzung wiederhergestellt.', other: '# Übersetzungen wiederhergestellt.' }),
  },
  leftChanged: {
    en: (left: LeftSegments, formats: Formats) =>
      `Left, because somebody changed them meanwhile: segments ${listSegments(left, formats)}.`,
    de: (left: LeftSegments, formats: Formats) =>
      `Geblieben, weil jemand sie inzwischen geändert hat: Segmente ${listSegments(left, formats)}.`,
  },
  leftAcross: {
    en: (left: LeftSegments, formats: Formats) =>
      `Left, because the words reach over a code: segments ${listSegments(left, formats)}.`,
    de: (left: LeftSegments, formats: Formats) =>
      `Geblieben, weil die Wörter über einen Code reichen: Segmente ${listSegments(left, formats)}.`,
  },
  tooLong: {
    en: (most: number, { number }: Formats) =>
      `It would be longer than ${number(most)} characters and could not be edited; it stays as it is.`,
    de: (most: number, { number }: Formats) =>
      `Sie wäre länger als ${number(most)} Zeichen und ließe sich nicht mehr bearbeiten; sie bleibt, wie sie ist.`,
  },
  leftTooLong: {
    en: (left: LeftSegments, formats: Formats) =>
      `Left, because they would be too long to be edited: segments ${listSegments(left, formats)}.`,
    de: (left: LeftSegments, formats: Formats) =>
      `Geblieben, weil sie zu lang zum Bearbeiten wären: Segmente ${listSegments(left, formats)}.`,
  },
  leftEmpty: {
    en: (left: LeftSegments, formats: Formats) =>
      `Left, because no text would remain: segments ${listSegments(left, formats)}.`,
    de: (left: LeftSegments, formats: Formats) =>
      `Geblieben, weil kein Text übrig wäre: Segmente ${listSegments(left, formats)}.`,
  },
});
