import type { Wording } from '#apps/console/wording/phrases';
import { bytesAllowed, divide } from './german-container.ts';
import { xmlFaults } from './german-exchange.ts';

const saveAsDocx =
  'Öffnen Sie die Datei in Word oder LibreOffice, sichern Sie sie als Word-Dokument (.docx) und laden Sie diese Kopie hoch.';
const repair =
  'Die Datei ist beschädigt: Öffnen Sie sie in Word, lassen Sie das Dokument dort reparieren, sichern Sie es als .docx und laden Sie diese Kopie hoch.';
const removeEmbedded = 'Entfernen Sie die eingebetteten Dateien aus dem Dokument.';
const more = { '{} and {} more': '{} und {} weitere' };

/** Opening a document: its package and its XML. */
export const opening: Wording = {
  'file-empty': {
    when: 'Die Datei ist leer.',
    action: 'Das Hoch- oder Herunterladen brach ab: Besorgen Sie eine neue Kopie und laden Sie diese hoch.',
  },
  'file-too-large': {
    when: 'Die Datei ist größer, als die Grenze erlaubt.',
    action: divide,
    details: bytesAllowed,
  },
  'not-a-zip': {
    when: 'Die Datei ist kein Word-Dokument, wie immer sie heißt.',
    action:
      'Prüfen Sie, ob es die richtige Datei ist; ist sie ein Dokument, sichern Sie es zuerst aus Word als .docx.',
    details: {
      'one volume of a split archive': 'ein Teil eines mehrteiligen Archivs',
      'an OLE compound file without a document': 'eine OLE-Verbunddatei ohne Dokument',
    },
  },
  'file-encrypted': {
    when: 'Das Dokument ist mit einem Passwort oder durch eine Rechteverwaltung geschützt.',
    action:
      'Öffnen Sie es in Word, heben Sie den Schutz auf (Datei, Informationen, Dokument schützen), sichern Sie es und laden Sie diese Kopie hoch.',
  },
  'file-legacy-word': {
    when: 'Die Datei ist ein Word-Dokument im alten binären Format (.doc).',
    action: saveAsDocx,
  },
  'file-other-office': {
    when: 'Die Datei ist eine andere Office-Datei, kein Word-Dokument.',
    action:
      'Übersetzt werden nur Word-Dokumente (.docx, .docm, .dotx, .dotm): Kopieren Sie den Text in eines, oder laden Sie eine andere Datei hoch.',
  },
  'file-opendocument': {
    when: 'Die Datei ist ein OpenDocument oder ein E-Book.',
    action: saveAsDocx,
  },
  'file-rtf': { when: 'Die Datei hat das Rich-Text-Format (RTF).', action: saveAsDocx },
  'file-html': { when: 'Die Datei ist eine Webseite.', action: saveAsDocx },
  'file-pdf': {
    when: 'Die Datei ist ein PDF.',
    action: 'Laden Sie das Word-Dokument hoch, aus dem es entstanden ist.',
  },
  'file-flat-xml': {
    when: 'Die Datei ist ein Word-Dokument, das als einzelne XML-Datei gesichert wurde.',
    action: saveAsDocx,
  },
  'file-owner-lock': {
    when: 'Die Datei ist die verborgene Marke (~$), die Word neben ein geöffnetes Dokument legt, nicht das Dokument.',
    action: 'Laden Sie das Dokument selbst hoch: die Datei daneben ohne ~$ im Namen.',
  },
  'content-types-missing': {
    when: 'Das Paket hat keine Datei [Content_Types].xml und ist darum kein Office-Dokument.',
    action: 'Ist es ein Archiv mit einem Dokument darin, entpacken Sie es und laden Sie das Dokument hoch.',
  },
  'content-types-invalid': { when: 'Das Verzeichnis der Inhaltstypen ist keines.', action: repair },
  'relationships-invalid': {
    when: 'Ein Teil für Beziehungen enthält keine Beziehungen.',
    action: repair,
  },
  'main-part-missing': {
    when: 'Das Paket sagt nicht, welcher Teil das Dokument ist.',
    action: repair,
    details: { '{} is not there': '{} ist nicht da' },
  },
  'main-part-wrong-type': {
    when: 'Der Teil, der als Dokument genannt ist, hat einen Inhaltstyp, der nicht der eines Word-Dokuments ist.',
    action: repair,
    details: { none: 'keiner' },
  },
  'main-part-wrong-root': {
    when: 'Der Teil, der als Dokument genannt ist, enthält kein Word-Dokument.',
    action: repair,
    details: { 'it begins with {}': 'er beginnt mit {}' },
  },
  'xml-total-too-large': {
    when: 'Die XML-Teile des Dokuments sind zusammen größer, als die Grenze erlaubt.',
    action: 'Teilen Sie das Dokument.',
    details: bytesAllowed,
  },
  'nesting-too-deep': {
    when: 'Pakete sind öfter ineinander eingebettet, als die Grenze erlaubt.',
    action: removeEmbedded,
    details: { 'more than {} levels': 'mehr als {} Ebenen' },
  },
  'nesting-too-large': {
    when: 'Ineinander eingebettete Pakete sind zusammen größer, als die Grenze für einen Teil erlaubt.',
    action: removeEmbedded,
  },
  'macros-refused': {
    when: 'Das Dokument enthält Makros, und Dokumente mit Makros werden nicht angenommen.',
    action: 'Sichern Sie es in Word ohne Makros als .docx und laden Sie diese Kopie hoch.',
  },
  'macros-present': {
    when: 'Das Dokument enthält Makros; sie werden weder ausgeführt noch geändert.',
    action: 'Vergewissern Sie sich, dass Sie dem Verfasser trauen und die Makros nicht vom Text abhängen.',
  },
  'signature-refused': {
    when: 'Das Dokument ist digital signiert, und signierte Dokumente werden nicht angenommen.',
    action: 'Laden Sie eine Kopie ohne Signatur hoch.',
  },
  'signature-present': {
    when: 'Das Dokument ist digital signiert; für die Übersetzung kann die Signatur nicht gelten.',
    action: 'Lassen Sie die Übersetzung neu signieren, wo eine Signatur nötig ist.',
  },
  'remote-template': {
    when: 'Das Dokument nennt eine Vorlage außerhalb des Pakets; sie wird nicht geholt.',
    action: 'Prüfen Sie, ob Sie die Adresse kennen: Word öffnet sie womöglich.',
    details: more,
  },
  'external-content': {
    when: 'Das Dokument zeigt Inhalt von außerhalb des Pakets; er wird weder geholt noch übersetzt.',
    action: 'Betten Sie den Inhalt ein, wenn er mit dem Dokument reisen soll.',
    details: more,
  },
  'relationship-dangling': {
    when: 'Eine Beziehung nennt einen Teil, der nicht im Paket ist.',
    action: 'Zu tun ist nichts, außer Word zeigt dort schon in der Quelle eine Lücke.',
    details: more,
  },
  'content-type-missing': {
    when: 'Ein Teil hat keinen Inhaltstyp; er bleibt, wie er ist.',
    action: 'Sichern Sie das Dokument noch einmal aus Word, falls Word es beschädigt nennt.',
  },
  'part-not-readable': {
    when: 'Ein Teil neben dem Text ist kein wohlgeformtes XML; er bleibt, wie er ist, und nichts in ihm wird übersetzt.',
    action:
      'Sehen Sie nach, was er enthält (Eigenschaften, eigene Daten, Zeichnungen), wenn es auf seinen Text ankommt.',
  },
  'embedded-package-unreadable': {
    when: 'Eine eingebettete Datei sieht aus wie ein Archiv, ist aber nicht zu lesen; sie bleibt, wie sie ist.',
    action: 'Zu tun ist nichts, außer sie lässt sich schon in der Quelle nicht öffnen.',
  },
  'xml-encoding': {
    when: 'Ein XML-Teil ist weder gültiges UTF-8 noch UTF-16.',
    action:
      'Öffnen Sie das Dokument in Word, sichern Sie es noch einmal als .docx und laden Sie diese Kopie hoch.',
    details: { 'not valid {}': 'kein gültiges {}', 'declared as {}': 'angegeben ist {}' },
  },
  'xml-not-well-formed': { when: 'Ein XML-Teil ist nicht wohlgeformt.', action: repair, details: xmlFaults },
  'xml-doctype': {
    when: 'Ein XML-Teil nennt einen Dokumenttyp, was keine Textverarbeitung tut und worin sich ein Angriff verbergen kann.',
    action:
      'Trauen Sie dieser Datei nicht; bitten Sie den Verfasser, eine neue .docx-Datei aus einer Textverarbeitung zu sichern.',
  },
  'xml-too-deep': {
    when: 'Ein XML-Teil schachtelt seine Elemente tiefer als jedes echte Dokument.',
    action:
      'Bitten Sie den Verfasser um eine einfachere Kopie: Hunderte ineinander liegende Tabellen oder Textfelder braucht es nicht.',
    details: { 'more than {} levels': 'mehr als {} Ebenen' },
  },
  'xml-too-many-nodes': {
    when: 'Ein XML-Teil enthält mehr Elemente, als die Grenze erlaubt.',
    action: 'Teilen Sie das Dokument und laden Sie die Teile hoch.',
    details: {
      'more than {}': 'mehr als {}',
      '{} namespace declarations': '{} Angaben von Namensräumen',
    },
  },
};
