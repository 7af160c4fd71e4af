import { defineMessages } from '#platform/web/messages';

export const consoleMessages = defineMessages({
  display: { en: 'Language, zone and colours', de: 'Sprache, Zeitzone und Farben' },
  displaySaved: { en: 'Saved for this browser.', de: 'Für diesen Browser gespeichert.' },
  language: { en: 'Language', de: 'Sprache' },
  zone: { en: 'Time zone', de: 'Zeitzone' },
  zoneHint: { en: 'All times are shown in it.', de: 'Alle Zeiten werden darin gezeigt.' },
  theme: { en: 'Colours', de: 'Farben' },
  system: { en: 'As the device has it', de: 'Wie das Gerät' },
  light: { en: 'Light', de: 'Hell' },
  dark: { en: 'Dark', de: 'Dunkel' },
  save: { en: 'Save', de: 'Speichern' },
});
