import { counted, defineMessages } from '#platform/web/messages';

interface Peak {
  readonly value: string;
  readonly time: string;
}

/** What the kit's own components say. */
export const kitMessages = defineMessages({
  skip: { en: 'Skip to content', de: 'Zum Inhalt springen' },
  mainNavigation: { en: 'Main', de: 'Hauptnavigation' },
  projectNavigation: { en: 'Project', de: 'Projekt' },
  projectSetup: { en: 'Setup', de: 'Einrichtung' },
  crumbs: { en: 'You are here', de: 'Sie sind hier' },
  projects: { en: 'Projects', de: 'Projekte' },
  allProjects: { en: 'All projects', de: 'Alle Projekte' },
  chooseProject: { en: 'Choose a project', de: 'Projekt wählen' },
  account: { en: 'Your account', de: 'Ihr Konto' },
  settings: { en: 'Settings', de: 'Einstellungen' },
  signIn: { en: 'Sign in', de: 'Anmelden' },
  signOut: { en: 'Sign out', de: 'Abmelden' },
  zone: {
    en: (zone: string) => `Times are in ${zone}.`,
    de: (zone: string) => `Zeiten gelten für ${zone}.`,
  },
  changeDisplay: { en: 'Language, zone and colours', de: 'Sprache, Zeitzone und Farben' },
  reference: { en: 'API reference', de: 'API-Referenz' },
  errorPrefix: { en: 'Error', de: 'Fehler' },
  problem: { en: 'There is a problem', de: 'Es gibt ein Problem' },
  optional: { en: 'optional', de: 'freiwillig' },
  filter: { en: 'Filter', de: 'Filtern' },
  clearFilter: { en: 'Clear', de: 'Zurücksetzen' },
  any: { en: 'Any', de: 'Alle' },
  most: {
    en: ({ value, time }: Peak) => `most: ${value}, ${time}`,
    de: ({ value, time }: Peak) => `am meisten: ${value}, ${time}`,
  },
  nextPage: { en: 'Next page', de: 'Nächste Seite' },
  firstPage: { en: 'First page', de: 'Erste Seite' },
  pages: { en: 'Pages', de: 'Seiten' },
  reload: { en: 'Reload for the present state', de: 'Neu laden für den aktuellen Stand' },
  partFailed: {
    en: 'This part of the page did not load.',
    de: 'Dieser Teil der Seite wurde nicht geladen.',
  },
  partStale: {
    en: 'This part of the page is no longer kept up to date.',
    de: 'Dieser Teil der Seite wird nicht mehr aktuell gehalten.',
  },
  tryAgain: { en: 'Try again', de: 'Noch einmal versuchen' },
  cancel: { en: 'Cancel', de: 'Abbrechen' },
  leave: { en: 'Leave as it is', de: 'Lassen, wie es ist' },
  removed: { en: 'removed', de: 'entfernt' },
  inserted: { en: 'inserted', de: 'eingefügt' },
  codeOpen: { en: (id: string) => `start of code ${id}`, de: (id: string) => `Anfang von Code ${id}` },
  codeClose: { en: (id: string) => `end of code ${id}`, de: (id: string) => `Ende von Code ${id}` },
  codeSingle: { en: (id: string) => `code ${id}`, de: (id: string) => `Code ${id}` },
  toneGood: { en: 'Good', de: 'Gut' },
  toneWarning: { en: 'Warning', de: 'Warnung' },
  toneBad: { en: 'Problem', de: 'Problem' },
  toneNeutral: { en: 'Note', de: 'Hinweis' },
  shown: {
    en: counted({ one: '# entry shown', other: '# entries shown' }),
    de: counted({ one: '# Eintrag', other: '# Einträge' }),
  },
});
