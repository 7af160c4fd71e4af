import type { Wording } from '#apps/console/wording/phrases';

const notTheSource =
  'Geben Sie diese Ausgabe nicht weiter: Sie ist nicht die Quelle in einer anderen Sprache. Übersetzen Sie das Dokument noch einmal.';
const lostText =
  'Geben Sie diese Ausgabe nicht weiter: Text ging verloren oder wurde erfunden. Übersetzen Sie das Dokument noch einmal.';
const compare = 'Vergleichen Sie den Absatz mit der Quelle.';
const repair =
  'Öffnen Sie das Dokument in Word, lassen Sie es dort reparieren, sichern Sie es und laden Sie diese Kopie hoch.';
const usuallyPassed =
  'Word geht meist darüber hinweg; sehen Sie sich die genannte Stelle an, wenn der Fehler in einer Übersetzung neu ist.';
const othersHold = 'Die übrigen Prüfungen gelten auch ohne sie.';
const became = { '{} became {}': 'aus {} wurde {}' };
const amounts = { '{}: {} became {}': '{}: aus {} wurden {}' };
const noFormat = { none: 'keines' };

/** Rebuilding a document and proving that it is the source in another language. */
export const proof: Wording = {
  'codes-do-not-fit': {
    when: 'Eine Übersetzung enthält nicht die Codes ihres Ausgangstexts; darum lässt sich das Dokument nicht aus ihr bauen.',
    action:
      'Berichtigen Sie die Codes der Übersetzung: jede Nummer des Ausgangstexts einmal, Paare in richtiger Reihenfolge geöffnet und geschlossen.',
  },
  'text-shortened': {
    when: 'Die Übersetzung eines Tooltips oder eines Formularfelds ist länger, als Word erlaubt; ihr Ende wurde abgeschnitten.',
    action: 'Übersetzen Sie mit weniger Zeichen.',
    details: { '{} of {} characters': '{} Zeichen, erlaubt sind {}' },
  },
  'character-not-allowed': {
    when: 'Eine Übersetzung enthält Zeichen, die XML nicht aufnehmen kann; sie entfielen.',
    action:
      'Prüfen Sie den Anbieter oder die Datei, woher die Übersetzung kommt; Steuerzeichen gehören nicht in Text.',
  },
  'skeleton-part-missing': { when: 'Ein Teil der Quelle fehlt in der Ausgabe.', action: notTheSource },
  'skeleton-part-added': {
    when: 'Die Ausgabe hat einen Teil, den die Quelle nicht hat.',
    action: notTheSource,
  },
  'skeleton-part-changed': {
    when: 'Ein Teil, in dem nichts zu übersetzen ist, wurde geändert.',
    action: notTheSource,
    details: { 'another content type': 'ein anderer Inhaltstyp' },
  },
  'skeleton-element-missing': {
    when: 'Ein Element der Quelle fehlt in der Ausgabe.',
    action: notTheSource,
  },
  'skeleton-element-added': {
    when: 'Die Ausgabe hat ein Element, das die Quelle nicht hat.',
    action: notTheSource,
  },
  'skeleton-element-changed': {
    when: 'Die Ausgabe hat ein anderes Element als die Quelle.',
    action: notTheSource,
    details: became,
  },
  'skeleton-attribute-changed': {
    when: 'Ein Element hat andere Attribute als in der Quelle.',
    action: notTheSource,
  },
  'skeleton-text-changed': {
    when: 'Text, der nicht zu übersetzen ist, wurde geändert.',
    action: notTheSource,
  },
  'skeleton-properties-changed': {
    when: 'Eigenschaften weichen von denen der Quelle ab.',
    action: notTheSource,
    details: { 'of the paragraph': 'des Absatzes' },
  },
  'skeleton-object-missing': {
    when: 'Einem Absatz ging etwas verloren, das zwischen seinem Text stand.',
    action: notTheSource,
  },
  'skeleton-object-added': {
    when: 'In einem Absatz steht etwas, das die Quelle nicht hat.',
    action: notTheSource,
    details: amounts,
  },
  'skeleton-format-unknown': {
    when: 'Text hat ein Format, das in dem Teil der Quelle nirgends vorkommt.',
    action: notTheSource,
    details: noFormat,
  },
  'skeleton-format-foreign': {
    when: 'Text hat ein Format, das die Quelle hat, aber nicht in diesem Absatz.',
    action: compare,
    details: noFormat,
  },
  'skeleton-format-fewer': {
    when: 'Ein Format, das der Absatz in der Quelle hat, fehlt in seiner Übersetzung.',
    action: compare,
    details: noFormat,
  },
  'skeleton-blank-fewer': {
    when: 'Ein Absatz hat weniger Tabulatoren, Zeilenumbrüche oder besondere Bindestriche als in der Quelle.',
    action: compare,
    details: amounts,
  },
  'text-paragraph-count': {
    when: 'Die Ausgabe hat eine andere Zahl von Absätzen als die Quelle.',
    action: lostText,
    details: { '{} became {}': 'aus {} wurden {}' },
  },
  'text-lost': {
    when: 'Ein Absatz, der in der Quelle Text hat, ist in der Ausgabe leer.',
    action: 'Übersetzen Sie den Absatz, oder bestätigen Sie, dass er leer sein soll.',
  },
  'text-amount-unlikely': {
    when: 'Ein Teil enthält weit mehr oder weit weniger Text als in der Quelle.',
    action: 'Vergleichen Sie den Teil mit der Quelle: Es können Sätze fehlen oder doppelt sein.',
    details: { '{} words became {}': 'aus {} Wörtern wurden {}' },
  },
  'text-unchanged': {
    when: 'Vieles in einem Teil lautet wie in der Quelle.',
    action: 'Prüfen Sie, ob der Teil übersetzt wurde, außer sein Text lautet in beiden Sprachen gleich.',
    details: { '{} of {} words': '{} von {} Wörtern' },
  },
  'schema-element': {
    when: 'Das Schema erlaubt ein Element nicht, wo es steht, oder vermisst eines.',
    action: repair,
  },
  'schema-attribute-missing': {
    when: 'Das Schema verlangt ein Attribut, das nicht da ist.',
    action: repair,
  },
  'schema-attribute-undeclared': {
    when: 'Das Schema kennt ein Attribut nicht.',
    action: usuallyPassed,
  },
  'schema-value': { when: 'Das Schema erlaubt einen Wert nicht.', action: usuallyPassed },
  'schema-duplicate': {
    when: 'Ein Wert, den es nur einmal geben soll, kommt mehrmals vor.',
    action: usuallyPassed,
  },
  'schema-reference': {
    when: 'Etwas verweist auf etwas, das nicht im Dokument oder von anderer Art ist.',
    action: repair,
  },
  'schema-constraint': {
    when: 'Attribute widersprechen einander oder verletzen eine andere Regel des Standards.',
    action: usuallyPassed,
  },
  'schema-package': {
    when: 'Dem Paket fehlt ein Teil, den es braucht, oder es hat einen, den es nicht haben darf.',
    action: repair,
  },
  'schema-compatibility': {
    when: 'Attribute oder Elemente für die Kompatibilität sind nicht gebraucht, wie der Standard es sagt.',
    action: repair,
  },
  'schema-unreadable': {
    when: 'Das Open XML SDK kann das Dokument gar nicht lesen.',
    action: repair,
  },
  'schema-check-cut-short': {
    when: 'Das Dokument hat mehr Schemafehler, als das Open XML SDK nennt, nämlich mehr als tausend.',
    action:
      'Was nach dem tausendsten kommt, ist unbekannt; reparieren Sie das Dokument in Word, um es zu erfahren.',
  },
  'schema-check-unavailable': {
    when: 'Die Prüfung gegen das Schema gibt es auf diesem System nicht.',
    action: `Wer Verso betreibt, kann sie nachinstallieren. ${othersHold}`,
  },
  'schema-check-timed-out': {
    when: 'Die Prüfung gegen das Schema dauerte länger als erlaubt und wurde beendet.',
    action: `Wer Verso betreibt, kann ihr für ein Dokument dieser Größe mehr Zeit geben. ${othersHold}`,
  },
  'schema-check-failed': {
    when: 'Die Prüfung gegen das Schema brach ab.',
    action: `Wer Verso betreibt, sollte nachsehen, ob Arbeitsspeicher und Plattenplatz reichen. ${othersHold}`,
    details: { 'it printed no report': 'sie gab keinen Bericht aus' },
  },
};
