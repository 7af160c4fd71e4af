import type { Phrases, Wording } from '#apps/console/wording/phrases';

const exportAgain = 'Exportieren Sie die Datei noch einmal.';
const checkCodes = 'Prüfen Sie die Codes der Einheit.';
const correctUnit =
  'Berichtigen Sie die Einheit und importieren Sie sie noch einmal, wenn sie gebraucht wird.';

/** What keeps XML from being well-formed, in documents and in files for exchange. */
export const xmlFaults: Phrases = {
  'no element': 'kein Element',
  'no XML': 'kein XML',
  'text outside the document element': 'Text außerhalb des Wurzelelements',
  'text outside the root element': 'Text außerhalb des Wurzelelements',
  'something behind the root element': 'etwas hinter dem Wurzelelement',
  'a second document element': 'ein zweites Wurzelelement',
  'a second root element': 'ein zweites Wurzelelement',
  'CDATA outside the document element': 'CDATA außerhalb des Wurzelelements',
  ']]> in text': ']]> im Text',
  'an undefined entity or a bare &': 'eine nicht erklärte Entität oder ein bloßes &',
  'a reference to a character that XML cannot hold': 'ein Verweis auf ein Zeichen, das XML nicht aufnimmt',
  'a malformed comment': 'ein fehlerhafter Kommentar',
  'unknown markup declaration': 'eine unbekannte Deklaration',
  'an unknown declaration': 'eine unbekannte Deklaration',
  'a document type inside the document': 'ein Dokumenttyp mitten im Dokument',
  'a malformed processing instruction': 'eine fehlerhafte Verarbeitungsanweisung',
  '{} is missing': '{} fehlt',
  'the tag {} is not closed': 'die Marke {} ist nicht geschlossen',
  'an end tag without a start tag': 'ein Ende ohne Anfang',
  'an end tag without its start': 'ein Ende ohne Anfang',
  'the end tag does not match {}': 'das Ende passt nicht zu {}',
  '{} where {} is due': '{}, wo {} stehen müsste',
  'attributes must be separated by white space': 'Attribute ohne Leerzeichen dazwischen',
  'an attribute without a value': 'ein Attribut ohne Wert',
  'an attribute value without quotes': 'ein Attributwert ohne Anführungszeichen',
  '< in an attribute value': '< in einem Attributwert',
  'a prefix bound to nothing': 'ein Präfix ohne Namensraum',
  'attribute {} stands twice': 'das Attribut {} steht zweimal',
  '"{}" is not a name': '„{}“ ist kein Name',
  'the prefix {} is not declared': 'das Präfix {} ist nicht erklärt',
};

/** Reading files for exchange: their XML, and memories as TMX. */
export const exchange: Wording = {
  'markup-empty': { when: 'Die Datei ist leer.', action: exportAgain },
  'markup-not-well-formed': {
    when: 'Ab dieser Stelle ist die Datei kein wohlgeformtes XML; was davor steht, wurde gelesen.',
    action: 'Exportieren Sie sie noch einmal, oder berichtigen Sie die Stelle in einem Texteditor.',
    details: xmlFaults,
  },
  'markup-truncated': {
    when: 'Die Datei bricht mittendrin ab; was davor steht, wurde gelesen.',
    action: 'Exportieren oder übertragen Sie sie noch einmal.',
    details: { 'inside {}': 'innerhalb von {}' },
  },
  'markup-entity-declaration': {
    when: 'Die Datei erklärt eigene Entitäten, die Austauschdateien nicht brauchen und in denen sich ein Angriff verbergen kann.',
    action: 'Trauen Sie dieser Datei nicht; bitten Sie um einen Export ohne Dokumenttyp.',
  },
  'markup-encoding-unknown': {
    when: 'Die Datei nennt eine Zeichenkodierung, die nicht bekannt ist.',
    action: 'Sichern Sie sie als UTF-8.',
  },
  'markup-too-deep': {
    when: 'Die Datei schachtelt ihre Elemente tiefer als jede echte Austauschdatei.',
    action: 'Exportieren Sie sie noch einmal; bleibt es so, liegt es am Werkzeug, das sie schrieb.',
  },
  'markup-too-long': {
    when: 'Eine Marke, ein Kommentar oder ein Text der Datei ist länger, als die Grenze erlaubt.',
    action: 'Prüfen Sie, ob es die richtige Datei ist, und teilen Sie den Text an dieser Stelle.',
  },
  'markup-encoding': {
    when: 'Die Datei enthält Bytes, die in ihrer Zeichenkodierung nicht gelten; das erste steht hier.',
    action:
      'Stellen Sie fest, in welcher Kodierung sie geschrieben ist, und berichtigen Sie ihre XML-Deklaration, oder exportieren Sie sie als UTF-8.',
  },
  'markup-character': {
    when: 'Die Datei enthält ein Zeichen, das XML verbietet.',
    action: 'Entfernen Sie das Zeichen und importieren Sie die Datei noch einmal.',
  },
  'markup-entity': {
    when: 'Die Datei benutzt eine Entität, die XML nicht kennt.',
    action:
      'Schreiben Sie das Zeichen selbst oder eine Zeichenreferenz, und importieren Sie die Datei noch einmal.',
  },
  'markup-ampersand': {
    when: 'Ein Et-Zeichen steht für sich, wo XML &amp; verlangt; es wurde als Et-Zeichen gelesen.',
    action: 'Prüfen Sie den Text; das Werkzeug, das die Datei schrieb, maskiert nicht, was es schreibt.',
  },
  'tmx-not-tmx': {
    when: 'Die Datei ist XML, aber kein TMX.',
    action: 'Nehmen Sie eine .tmx-Datei, wie Übersetzungswerkzeuge sie exportieren.',
    details: { 'its root is {}': 'ihre Wurzel ist {}' },
  },
  'tmx-no-body': {
    when: 'Die TMX-Datei hat keinen Rumpf (body) und darum keine Einheiten.',
    action: 'Exportieren Sie den Speicher noch einmal.',
  },
  'tmx-version': {
    when: 'Die TMX-Datei hat eine unbekannte Version; sie wurde als 1.4 gelesen.',
    action: 'Prüfen Sie einige Einheiten, oder exportieren Sie den Speicher als TMX 1.4.',
  },
  'tmx-no-header': {
    when: 'Die TMX-Datei hat vor ihren Einheiten keinen Kopf (header).',
    action: 'Geben Sie ihre Ausgangssprache selbst an, wo es darauf ankommt.',
  },
  'tmx-header-attribute': {
    when: 'Dem Kopf der TMX-Datei fehlt, was TMX verlangt.',
    action:
      'Geben Sie ihre Ausgangssprache selbst an, wo es darauf ankommt; das Übrige braucht der Speicher nicht.',
  },
  'tmx-too-large': {
    when: 'Der Kopf oder eine Einheit der TMX-Datei ist größer als jede echte; sie entfiel.',
    action: 'Prüfen Sie die Stelle; ist der Inhalt echt, teilen Sie ihn.',
    details: { header: 'Kopf', 'tuid {}': 'tuid {}' },
  },
  'tmx-element-unknown': {
    when: 'Die TMX-Datei enthält ein Element, das TMX hier nicht kennt; in einem Segment gilt es als Code, sonst entfiel es.',
    action: 'Prüfen Sie die Einheiten an dieser Stelle.',
    details: { 'sub outside a code': 'sub außerhalb eines Codes' },
  },
  'tmx-unit-without-variant': {
    when: 'Eine Einheit hat in keiner Sprache Text; sie entfiel.',
    action: correctUnit,
  },
  'tmx-unit-unfinished': {
    when: 'Die Datei bricht mitten in einer Einheit ab; sie entfiel.',
    action: 'Exportieren oder übertragen Sie die Datei noch einmal.',
  },
  'tmx-unit-character': {
    when: 'Eine Einheit enthält ein Zeichen, das XML verbietet; sie entfiel.',
    action: 'Entfernen Sie das Zeichen und importieren Sie die Einheit noch einmal.',
  },
  'tmx-unit-entity': {
    when: 'Eine Einheit enthält eine Entität, die XML nicht kennt; sie entfiel.',
    action: 'Schreiben Sie das Zeichen selbst und importieren Sie die Einheit noch einmal.',
  },
  'tmx-unit-bytes': {
    when: 'Eine Einheit enthält Bytes, die in der Zeichenkodierung der Datei nicht gelten; sie entfiel.',
    action: 'Berichtigen Sie die Kodierung in der XML-Deklaration und importieren Sie die Datei noch einmal.',
  },
  'tmx-variant-without-language': {
    when: 'Ein Text einer Einheit nennt seine Sprache nicht; er entfiel.',
    action: 'Setzen Sie xml:lang am Element tuv.',
  },
  'tmx-variant-without-segment': {
    when: 'Eine Sprache einer Einheit hat kein Segment; sie entfiel.',
    action: correctUnit,
  },
  'tmx-segment-repeated': {
    when: 'Eine Sprache einer Einheit hat mehr als ein Segment; das erste gilt.',
    action: 'Geben Sie jedem Text ein eigenes Element tuv.',
  },
  'tmx-code-unpaired': {
    when: 'Dem Anfang oder dem Ende eines Paars von Codes fehlt die andere Hälfte; es gilt als einzelner Code.',
    action: checkCodes,
  },
  'tmx-code-duplicate': {
    when: 'Zwei Paare von Codes eines Segments haben die gleiche Nummer; unterschieden hat sie ihre Reihenfolge.',
    action: checkCodes,
  },
  'tmx-code-attribute': {
    when: 'Einem Code fehlt ein Attribut, das TMX verlangt.',
    action: checkCodes,
    details: { '{} without {}': '{} ohne {}' },
  },
};
