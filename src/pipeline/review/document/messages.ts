import { defineMessages, type Formats } from '#platform/web/messages';

interface Named {
  readonly name: string;
}

/** What the page of a document says. */
export const documentMessages = defineMessages({
  title: {
    en: ({ name }: Named, _: Formats) => `Document: ${name}`,
    de: ({ name }: Named, _: Formats) => `Dokument: ${name}`,
  },
  document: { en: 'Document', de: 'Dokument' },
  runs: { en: 'Runs', de: 'Läufe' },
  review: { en: 'Review', de: 'Prüfen' },
  sides: { en: 'Sides', de: 'Seiten' },
  both: { en: 'Both', de: 'Beide' },
  source: { en: 'Source', de: 'Ausgangstext' },
  target: { en: 'Translation', de: 'Übersetzung' },
  earlier: { en: 'Earlier', de: 'Davor' },
  later: { en: 'Later', de: 'Danach' },
  parts: { en: 'Parts of the document', de: 'Teile des Dokuments' },
  legend: { en: 'Review status', de: 'Stand der Prüfung' },
  untranslated: { en: 'Not translated yet', de: 'Noch nicht übersetzt' },
  picture: { en: 'Picture', de: 'Bild' },
  picturesUnknown: {
    en: 'The pictures of this document cannot be shown: it was taken apart before Verso kept where they are. Start a new run of this version to see them.',
    de: 'Die Bilder dieses Dokuments lassen sich nicht zeigen: Es wurde zerlegt, bevor Verso aufbewahrte, wo sie stehen. Starten Sie einen neuen Lauf dieser Version, um sie zu sehen.',
  },
  fixed: { en: 'Stays as it is', de: 'Bleibt, wie es ist' },
  goesOn: { en: '… the paragraph goes on', de: '… der Absatz geht weiter' },
  empty: { en: 'There is nothing to show', de: 'Es gibt nichts zu zeigen' },
  emptyText: {
    en: 'The document is shown once the run has cut it into segments.',
    de: 'Das Dokument erscheint, sobald der Lauf es in Segmente zerlegt hat.',
  },
  about: {
    en: 'Structure and text, without Word’s layout. A segment leads to its review.',
    de: 'Gliederung und Text, ohne das Layout von Word. Ein Segment führt zu seiner Prüfung.',
  },
  openWhole: { en: 'Open the document on a page of its own', de: 'Das Dokument auf eigener Seite öffnen' },
  header: { en: 'Header', de: 'Kopfzeile' },
  footer: { en: 'Footer', de: 'Fußzeile' },
  footnote: { en: 'Footnotes', de: 'Fußnoten' },
  endnote: { en: 'Endnotes', de: 'Endnoten' },
  comment: { en: 'Comments', de: 'Kommentare' },
  textBox: { en: 'Text box', de: 'Textfeld' },
  alternativeText: { en: 'Alternative text', de: 'Alternativtext' },
  chart: { en: 'Chart', de: 'Diagramm' },
  diagram: { en: 'Diagram', de: 'SmartArt' },
  documentProperty: { en: 'Document property', de: 'Dokumenteigenschaft' },
  shape: { en: 'Shape', de: 'Form' },
  contentControl: { en: 'Content control', de: 'Inhaltssteuerelement' },
  formField: { en: 'Form field', de: 'Formularfeld' },
  buildingBlock: { en: 'Building block', de: 'Baustein' },
  linkTarget: { en: 'Address of a link', de: 'Adresse eines Verweises' },
  fieldText: { en: 'Text of a field', de: 'Text eines Felds' },
  tooltip: { en: 'Tooltip', de: 'QuickInfo' },
  listNumber: { en: 'Text around list numbers', de: 'Text um Listennummern' },
  other: { en: 'Elsewhere', de: 'Anderswo' },
});
