import type { Wording } from '#apps/console/wording/phrases';

const freshCopy =
  'Die Datei ist beschädigt, oft durch einen abgebrochenen Download oder ein Mail-Gateway: Besorgen Sie eine neue Kopie und laden Sie diese hoch.';
const distrust =
  'Trauen Sie dieser Datei nicht: Keine Textverarbeitung schreibt so etwas. Bitten Sie den Verfasser um eine frisch aus Word gesicherte Kopie.';
const saveAgain =
  'Öffnen Sie das Dokument in Word, sichern Sie es unter neuem Namen als .docx und laden Sie diese Kopie hoch.';
export const divide = 'Teilen Sie das Dokument, oder verkleinern Sie seine Bilder.';
export const bytesAllowed = { '{} bytes, allowed are {}': '{} Byte, erlaubt sind {}' };
const claims = {
  'sizes or checksum behind the data': 'Größen oder Prüfsumme hinter den Daten',
  'sizes or checksum': 'Größen oder Prüfsumme',
  name: 'Name',
  flags: 'Schalter',
  compression: 'Verfahren',
};

/** Opening a document: its ZIP container. */
export const container: Wording = {
  'zip-truncated': {
    when: 'Die Datei endet vor ihrem Inhaltsverzeichnis.',
    action: freshCopy,
    details: {
      '{} bytes are missing': 'es fehlen {} Byte',
      'the comment at its end is cut off': 'der Kommentar an ihrem Ende ist abgeschnitten',
      '{} begins behind the end': '{} beginnt hinter dem Ende',
      '{} ends behind the end': '{} endet hinter dem Ende',
      '{} is cut off': '{} ist abgeschnitten',
    },
  },
  'zip-damaged': {
    when: 'Das Inhaltsverzeichnis der Datei ist beschädigt.',
    action: freshCopy,
    details: {
      'a ZIP64 field is too short': 'ein ZIP64-Feld ist zu kurz',
      'a ZIP64 field is missing': 'ein ZIP64-Feld fehlt',
      'the ZIP64 end record is missing': 'der Endeintrag von ZIP64 fehlt',
      'the ZIP64 end record is not where it should be': 'der Endeintrag von ZIP64 steht nicht, wo er soll',
      'an impossible size': 'eine unmögliche Größe',
      'a name that is not valid UTF-8': 'ein Name, der kein gültiges UTF-8 ist',
      '{} is not at offset {}': '{} steht nicht an Byte {}',
      'it lists more entries than it counts': 'es führt mehr Einträge auf, als es zählt',
      'it counts {} entries and lists {}': 'es zählt {} Einträge und führt {} auf',
      'no entry at offset {}': 'kein Eintrag an Byte {}',
      'the entry at offset {} is cut off': 'der Eintrag an Byte {} ist abgeschnitten',
    },
  },
  'zip-split': {
    when: 'Die Datei ist ein Teil eines mehrteiligen Archivs.',
    action: 'Fügen Sie die Teile zusammen, oder sichern Sie das Dokument noch einmal als eine .docx-Datei.',
  },
  'zip-headers-disagree': {
    when: 'Das Inhaltsverzeichnis und der Kopf vor einem Eintrag widersprechen einander.',
    action: distrust,
    details: claims,
  },
  'zip-overlap': {
    when: 'Einträge der Datei teilen sich dieselben Bytes.',
    action: distrust,
    details: { '{} and {}': '{} und {}' },
  },
  'zip-duplicate-name': {
    when: 'Zwei Einträge der Datei heißen gleich; darum ist unklar, welcher das Dokument ist.',
    action: saveAgain,
  },
  'zip-unsafe-name': { when: 'Der Name eines Eintrags zeigt aus dem Paket hinaus.', action: distrust },
  'zip-encrypted': {
    when: 'Ein Eintrag der Datei ist verschlüsselt.',
    action:
      'Entpacken Sie sie mit ihrem Passwort, oder sichern Sie das Dokument ohne Passwort, und laden Sie diese Kopie hoch.',
  },
  'zip-compression-unknown': {
    when: 'Ein Eintrag ist mit einem Verfahren komprimiert, das für Word-Dokumente nicht erlaubt ist.',
    action: saveAgain,
    details: { 'method {}': 'Verfahren {}' },
  },
  'zip-size-wrong': {
    when: 'Ein Eintrag hat nicht die Größe, die das Inhaltsverzeichnis nennt.',
    action:
      'Die Datei ist beschädigt oder gefälscht: Bitten Sie den Verfasser um eine neue Kopie und laden Sie diese hoch.',
    details: {
      '{} claimed, {} found': '{} angegeben, {} gefunden',
      'more than the {} bytes claimed': 'mehr als die {} angegebenen Byte',
      'stored, yet of two sizes': 'unkomprimiert und doch mit zwei Größen',
      'a folder with content': 'ein Ordner mit Inhalt',
    },
  },
  'zip-data-damaged': { when: 'Die komprimierten Daten eines Eintrags sind beschädigt.', action: freshCopy },
  'zip-checksum-wrong': {
    when: 'Die Prüfsumme eines Eintrags passt nicht zu seinen Daten.',
    action: freshCopy,
  },
  'zip-too-many-entries': {
    when: 'Die Datei enthält mehr Einträge, als die Grenze erlaubt.',
    action: 'Laden Sie ein einfacheres Dokument hoch.',
    details: { '{}, allowed are {}': '{}, erlaubt sind {}' },
  },
  'zip-part-too-large': {
    when: 'Ein Eintrag ist entpackt größer, als die Grenze erlaubt.',
    action: divide,
    details: bytesAllowed,
  },
  'zip-total-too-large': {
    when: 'Die Datei ist entpackt größer, als die Grenze erlaubt.',
    action: divide,
    details: bytesAllowed,
  },
  'zip-bomb': {
    when: 'Ein Eintrag ergibt entpackt weit mehr, als ein echtes Dokument je tut, wie bei einem Angriff.',
    action: distrust,
    details: { '{} bytes from {}': '{} Byte aus {}' },
  },
};
