import type { Wording } from '#apps/console/wording/phrases';

const repair =
  'Öffnen Sie das Dokument in Word, lassen Sie es dort reparieren, sichern Sie es und laden Sie diese Kopie hoch.';
const opens =
  'Word öffnet ein solches Dokument; prüfen Sie die genannte Stelle, wenn der Fehler in einer Übersetzung neu ist.';
const id = { 'id {}': 'Kennung {}' };
const ends = {
  'id {}, no end': 'Kennung {}, kein Ende',
  'id {}, no start': 'Kennung {}, kein Anfang',
};

/** Verso's own rules for what makes Word report unreadable content. */
export const validity: Wording = {
  'part-name-duplicate': {
    when: 'Die Namen zweier Teile unterscheiden sich nur in Groß- und Kleinschreibung.',
    action: repair,
  },
  'part-content-type-missing': {
    when: 'Ein Teil hat keinen Inhaltstyp; darum weiß kein Programm, was er ist.',
    action: repair,
  },
  'part-content-type-mismatch': {
    when: 'Der Inhaltstyp eines Teils passt nicht zu der Beziehung, die ihn nennt.',
    action: repair,
    details: { '{} for {}': '{} für {}' },
  },
  'part-not-well-formed': {
    when: 'Ein Teil, der XML sein soll, ist nicht wohlgeformt.',
    action: repair,
  },
  'relationship-target-missing': {
    when: 'Eine Beziehung nennt einen Teil, den das Paket nicht hat.',
    action: repair,
  },
  'relationship-id-duplicate': {
    when: 'Zwei Beziehungen eines Teils haben die gleiche Kennung.',
    action: repair,
  },
  'relationship-reference-missing': {
    when: 'Ein Element verweist auf eine Beziehung, die sein Teil nicht hat.',
    action: repair,
  },
  'compatibility-prefix-undeclared': {
    when: 'Ein Attribut für die Kompatibilität nennt ein Präfix, das dort nicht erklärt ist.',
    action: repair,
  },
  'compatibility-choice-missing': {
    when: 'Ein Block mit Alternativen hat keine Wahl, oder eine, die nicht sagt, was sie voraussetzt.',
    action: repair,
    details: { 'a choice without Requires': 'eine Wahl ohne Requires', 'no choice': 'keine Wahl' },
  },
  'field-unbalanced': {
    when: 'Ein Feld ist begonnen und nicht beendet, oder beendet und nicht begonnen.',
    action: `Text hinter der Marke kann in Textverarbeitungen verschwinden. ${repair}`,
    details: {
      'an end without a begin': 'ein Ende ohne Anfang',
      'a begin without an end': 'ein Anfang ohne Ende',
    },
  },
  'field-separator-misplaced': {
    when: 'Ein Feldtrenner steht außerhalb eines Felds oder ist der zweite seines Felds.',
    action: repair,
  },
  'bookmark-end-missing': {
    when: 'Eine Textmarke ist begonnen und nicht beendet.',
    action: opens,
    details: ends,
  },
  'bookmark-start-missing': {
    when: 'Eine Textmarke ist beendet und nicht begonnen.',
    action: opens,
    details: ends,
  },
  'bookmark-id-duplicate': {
    when: 'Zwei Textmarken eines Teils haben die gleiche Kennung.',
    action: opens,
    details: id,
  },
  'bookmark-name-duplicate': {
    when: 'Zwei Textmarken heißen gleich; darum können Verweise zur falschen führen.',
    action: opens,
    details: { 'name {}': 'Name {}' },
  },
  'comment-missing': {
    when: 'Eine Kommentarmarke verweist auf einen Kommentar, den das Dokument nicht hat.',
    action: repair,
    details: id,
  },
  'comment-id-duplicate': {
    when: 'Zwei Kommentare haben die gleiche Kennung.',
    action: repair,
    details: id,
  },
  'comment-range-unbalanced': {
    when: 'Der Bereich eines Kommentars ist begonnen und nicht beendet, oder beendet und nicht begonnen.',
    action: opens,
    details: ends,
  },
  'note-missing': {
    when: 'Ein Verweiszeichen nennt eine Fuß- oder Endnote, die das Dokument nicht hat.',
    action: repair,
  },
  'note-id-duplicate': {
    when: 'Zwei Fußnoten oder zwei Endnoten haben die gleiche Kennung.',
    action: repair,
  },
  'permission-unbalanced': {
    when: 'Eine Bearbeitungserlaubnis ist begonnen und nicht beendet, oder beendet und nicht begonnen.',
    action: opens,
    details: ends,
  },
  'revision-text-live': {
    when: 'In einer nachverfolgten Löschung steht gewöhnlicher Text, den Textverarbeitungen verlieren oder zurückholen.',
    action: repair,
    details: { '{} in {}': '{} in {}' },
  },
  'revision-text-deleted': {
    when: 'Gelöschter Text steht außerhalb einer nachverfolgten Löschung, wo Textverarbeitungen ihn fallen lassen.',
    action: repair,
    details: { '{} outside {}': '{} außerhalb von {}' },
  },
  'revision-move-unbalanced': {
    when: 'Eine nachverfolgte Verschiebung hat einen Ursprung ohne Ziel, oder einen Bereich mit nur einem Ende.',
    action: opens,
    details: {
      '{}, no destination': '{}, kein Ziel',
      '{}, no origin': '{}, kein Ursprung',
      ...ends,
    },
  },
  'revision-move-duplicate': {
    when: 'Zwei nachverfolgte Verschiebungen heißen gleich.',
    action: opens,
  },
  'table-row-missing': { when: 'Eine Tabelle hat keine Zeilen.', action: repair },
  'table-grid-missing': { when: 'Eine Tabelle legt ihre Spalten nicht fest.', action: opens },
  'table-cell-missing': { when: 'Eine Tabellenzeile hat keine Zellen.', action: repair },
  'table-cell-unfinished': {
    when: 'Eine Tabellenzelle endet nicht mit einem Absatz.',
    action: repair,
    details: { 'no paragraph': 'kein Absatz', 'ends with a table': 'endet mit einer Tabelle' },
  },
  'element-misplaced': {
    when: 'Ein Element steht, wo WordprocessingML es nicht erlaubt.',
    action: repair,
    details: { '{} before the end of {}': '{} vor dem Ende von {}' },
  },
  'text-misplaced': {
    when: 'Text steht unmittelbar in einem Element, das keinen Text aufnimmt.',
    action: repair,
  },
  'properties-misplaced': {
    when: 'Eigenschaften stehen nicht am Anfang ihres Elements, oder zweimal.',
    action: repair,
    details: { '{} not first in {}': '{} nicht am Anfang von {}' },
  },
  'control-content-missing': { when: 'Ein Inhaltssteuerelement hat keinen Inhalt.', action: opens },
  'attribute-missing': {
    when: 'Einem Element fehlt ein Attribut, ohne das es nicht geht.',
    action: repair,
  },
  'style-missing': {
    when: 'Eine Formatvorlage wird benutzt, die das Dokument nicht festlegt.',
    action: opens,
  },
  'style-id-duplicate': {
    when: 'Zwei Formatvorlagen haben die gleiche Kennung.',
    action: opens,
  },
  'numbering-missing': {
    when: 'Eine Liste wird benutzt, die das Dokument nicht festlegt.',
    action: opens,
    details: {
      'list {}': 'Liste {}',
      'definition {}': 'Festlegung {}',
      'not named': 'nicht genannt',
    },
  },
  'drawing-id-duplicate': {
    when: 'Zwei Zeichnungen eines Teils haben die gleiche Kennung, wie Textverarbeitungen es oft schreiben.',
    action: opens,
    details: id,
  },
  'space-not-preserved': {
    when: 'Text beginnt oder endet mit einem Leerzeichen, das Textverarbeitungen fallen lassen, weil es nicht als zu bewahren ausgezeichnet ist.',
    action: opens,
  },
  'faults-too-many': {
    when: 'Ein Teil hat mehr Fehler, als einzeln genannt werden.',
    action: repair,
    details: { 'more than {}': 'mehr als {}' },
  },
};
