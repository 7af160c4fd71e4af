import type { Wording } from '#apps/console/wording/phrases';
import { xmlFaults } from './german-exchange.ts';

const saveAsUtf8 = 'Sichern Sie es als „CSV UTF-8“.';
const more = { 'and {} more': 'und {} weitere' };
const root = { 'its root is {}': 'ihre Wurzel ist {}' };

/** Reading glossaries: as tables and as TBX. */
export const terms: Wording = {
  'glossary-format': {
    when: 'Die Datei ist kein Glossar, das sich lesen lässt.',
    action:
      'Nehmen Sie TBX (.tbx, .xml) oder eine Tabelle als Text (.csv, .tsv, .tab, .txt); Arbeitsmappen sichern Sie als „CSV UTF-8“.',
  },
  'csv-not-text': {
    when: 'Die Datei ist kein Text, sondern eine Arbeitsmappe, ein Archiv oder eine andere binäre Datei.',
    action: 'Sichern Sie das Tabellenblatt als „CSV UTF-8“ und laden Sie diese Datei hoch.',
  },
  'csv-too-large': {
    when: 'Eine Zeile des Glossars hat mehr als eine Million Zeichen; was dahinter steht, wurde nicht gelesen.',
    action: 'Prüfen Sie, ob die Datei ein Glossar ist und ihre Zeilen enden, wo sie sollen.',
  },
  'csv-languages': {
    when: 'Das Glossar sagt nicht, in welchen Sprachen seine Spalten sind.',
    action:
      'Nennen Sie die Sprachen in der ersten Zeile, etwa en,de, oder geben Sie beide Sprachen beim Import an.',
    details: more,
  },
  'csv-one-column': {
    when: 'Das Glossar hat nur eine Spalte, wo Ausgangs- und Zielsprache erwartet werden.',
    action: 'Trennen Sie beide durch Komma, Semikolon oder Tabulator, nicht durch Leerzeichen.',
  },
  'csv-empty': {
    when: 'Das Glossar enthält keine Benennungen.',
    action: 'Prüfen Sie, ob die richtige Datei gesichert wurde.',
  },
  'csv-encoding': {
    when: 'Das Glossar ist kein UTF-8; es wurde als Windows-1252 gelesen, und einige Buchstaben können falsch sein.',
    action: saveAsUtf8,
    details: { 'not valid {}': 'kein gültiges {}' },
  },
  'csv-nul': {
    when: 'Das Glossar enthält das Zeichen NUL (U+0000), das in keinem Text vorkommt; es entfiel. Genannt ist die erste Stelle.',
    action:
      'Prüfen Sie die Benennungen dort; das Programm, das die Datei schrieb, kann sie beschädigt haben.',
    details: more,
  },
  'csv-quotes': {
    when: 'Anführungszeichen um Zellen schließen nicht, wie sie sollen; sie wurden als Teil des Texts gelesen.',
    action: 'Schreiben Sie ein Anführungszeichen in einer Zelle mit Anführungszeichen doppelt.',
    details: more,
  },
  'csv-language-missing': {
    when: 'Das Glossar hat für eine Sprache der Übersetzung keine Spalte.',
    action: 'Prüfen Sie die Kürzel in der ersten Zeile.',
    details: more,
  },
  'csv-unknown-column': {
    when: 'Der Name einer Spalte des Glossars ist nicht bekannt; sie bleibt erhalten, wird aber nicht benutzt.',
    action: 'Nennen Sie sie um, wenn sie eine Sprache oder eine der beschriebenen Spalten ist.',
    details: more,
  },
  'csv-value': {
    when: 'Eine Zelle des Glossars hat einen Wert, den ihre Spalte nicht kennt; er blieb beiseite.',
    action: 'Nehmen Sie einen der beschriebenen Werte.',
    details: more,
  },
  'csv-conflict': {
    when: 'Zeilen eines Begriffs sagen Verschiedenes über ihn; die erste gilt.',
    action: 'Sagen Sie es einmal, oder geben Sie den Zeilen verschiedene Begriffe.',
    details: more,
  },
  'csv-no-term': {
    when: 'Eine Zeile des Glossars enthält keine Benennung.',
    action: 'Tragen Sie eine Benennung ein, oder löschen Sie die Zeile.',
    details: more,
  },
  'csv-extra-cells': {
    when: 'Eine Zeile des Glossars hat mehr Zellen, als die erste Zeile Namen hat; sie blieben beiseite.',
    action: 'Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen.',
    details: more,
  },
  'tbx-encoding': {
    when: 'Welche Zeichen die TBX-Datei enthält, ist ihren Bytes nicht anzusehen.',
    action: 'Exportieren Sie sie noch einmal als UTF-8.',
    details: { 'not valid {}': 'kein gültiges {}' },
  },
  'tbx-entry-unreadable': {
    when: 'Ein Begriff der TBX-Datei ist kein wohlgeformtes XML; er entfiel.',
    action: 'Berichtigen Sie den Begriff in der genannten Zeile, und importieren Sie ihn noch einmal.',
    details: xmlFaults,
  },
  'tbx-entry-too-large': {
    when: 'Ein Begriff der TBX-Datei hat mehr als eine Million Zeichen; er entfiel.',
    action: 'Machen Sie mehrere Begriffe daraus.',
  },
  'tbx-too-large': {
    when: 'Was um die Begriffe der TBX-Datei herum steht, hat mehr als vier Millionen Zeichen, eine Marke mehr als eine Million, oder es gibt mehr als achttausend Namensräume.',
    action: 'Exportieren Sie sie noch einmal ohne ihren Anhang (back).',
  },
  'tbx-not-well-formed': {
    when: 'Die TBX-Datei ist kein wohlgeformtes XML.',
    action:
      'Exportieren Sie sie noch einmal aus dem Terminologiewerkzeug, und bearbeiten Sie sie nicht von Hand.',
    details: xmlFaults,
  },
  'tbx-doctype': {
    when: 'Die TBX-Datei erklärt eigene Entitäten oder Elemente, in denen sich ein Angriff verbergen kann.',
    action: 'Entfernen Sie im Dokumenttyp, was in eckigen Klammern steht, wenn Sie der Datei trauen.',
  },
  'tbx-not-tbx': {
    when: 'Die Datei ist XML, aber kein TBX.',
    action: 'Exportieren Sie die Terminologie als TBX 2 oder 3, oder als CSV.',
    details: root,
  },
  'tbx-empty': {
    when: 'Die TBX-Datei enthält keine Benennungen.',
    action: 'Prüfen Sie, ob die richtige Datei exportiert wurde.',
  },
  'tbx-duplicate-id': {
    when: 'Zwei Begriffe der TBX-Datei haben die gleiche Kennung; der spätere bekam eine andere.',
    action: 'Geben Sie jedem Begriff eine eigene, wo andere Dateien auf ihn verweisen.',
  },
  'tbx-language': {
    when: 'Benennungen der TBX-Datei haben keine Sprache; sie entfielen.',
    action: 'Setzen Sie xml:lang am Element langSec oder langSet.',
  },
  'tbx-no-term': {
    when: 'Ein Platz für eine Benennung ist in der TBX-Datei leer.',
    action: 'Prüfen Sie den Begriff; der Platz entfiel.',
  },
  'tbx-status': {
    when: 'Eine Benennung der TBX-Datei hat einen unbekannten Status; sie gilt als erlaubt.',
    action: 'Nehmen Sie preferredTerm, admittedTerm, deprecatedTerm oder supersededTerm.',
  },
};
