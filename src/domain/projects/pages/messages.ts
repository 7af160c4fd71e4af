import { defineMessages } from '#platform/web/messages';

export const projectMessages = defineMessages({
  projects: { en: 'Projects', de: 'Projekte' },
  newProject: { en: 'New project', de: 'Neues Projekt' },
  name: { en: 'Name', de: 'Name' },
  languages: { en: 'Languages', de: 'Sprachen' },
  since: { en: 'Since', de: 'Seit' },
  archived: { en: 'Archived', de: 'Archiviert' },
  anySource: { en: 'any', de: 'beliebig' },
  none: { en: 'There is no project yet', de: 'Es gibt noch kein Projekt' },
  noneText: {
    en: 'A project is the space of a customer or a department: its documents, languages, memories and rules.',
    de: 'Ein Projekt ist der Raum eines Kunden oder einer Abteilung: mit eigenen Dokumenten, Sprachen, Speichern und einer eigenen Richtlinie.',
  },
  noneOfYours: { en: 'You are not a member of any project', de: 'Sie sind in keinem Projekt Mitglied' },
  askForOne: {
    en: 'Ask an administrator to add you to one.',
    de: 'Bitten Sie die Administration, Sie in eines aufzunehmen.',
  },
  nameHint: {
    en: 'As everybody sees it. It can be changed.',
    de: 'So, wie alle ihn sehen. Er lässt sich ändern.',
  },
  key: { en: 'Key', de: 'Schlüssel' },
  keyHint: {
    en: 'Short and for ever: lower-case letters, digits, hyphens. Left empty, it is made of the name.',
    de: 'Kurz und für immer: Kleinbuchstaben, Ziffern, Bindestriche. Bleibt er leer, entsteht er aus dem Namen.',
  },
  sourceLanguage: { en: 'Source language', de: 'Ausgangssprache' },
  sourceHint: {
    en: 'Left empty, every document says it itself.',
    de: 'Bleibt sie leer, sagt es jedes Dokument selbst.',
  },
  targetLanguages: { en: 'Target languages', de: 'Zielsprachen' },
  targetHint: {
    en: 'As tags such as de, fr-CA or zh-Hans, parted by commas. Each upload may choose others.',
    de: 'Als Kürzel wie de, fr-CA oder zh-Hans, durch Kommas getrennt. Jeder Upload kann andere wählen.',
  },
  create: { en: 'Create project', de: 'Projekt anlegen' },
  created: {
    en: (name: string) =>
      `The project ${name} is there. Now connect a translation service, or upload documents.`,
    de: (name: string) =>
      `Das Projekt ${name} ist angelegt. Verbinden Sie jetzt einen Übersetzungsdienst oder laden Sie Dokumente hoch.`,
  },
});
