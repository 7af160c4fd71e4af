import { defineMessages } from '#platform/web/messages';

export const settingsMessages = defineMessages({
  settings: { en: 'Settings', de: 'Einstellungen' },
  project: { en: 'The project', de: 'Das Projekt' },
  save: { en: 'Save', de: 'Speichern' },
  saved: { en: 'Saved.', de: 'Gespeichert.' },
  archive: { en: 'Archive', de: 'Archivieren' },
  archived: {
    en: 'The project is archived: it can be read, and nothing new begins in it.',
    de: 'Das Projekt ist archiviert: Es bleibt lesbar, und nichts Neues beginnt darin.',
  },
  archiveText: {
    en: 'An archived project keeps everything and begins nothing new. It can be brought back.',
    de: 'Ein archiviertes Projekt behält alles und beginnt nichts Neues. Es lässt sich zurückholen.',
  },
  archiveProject: { en: 'Archive the project', de: 'Projekt archivieren' },
  restoreProject: { en: 'Bring the project back', de: 'Projekt zurückholen' },
  restored: { en: 'The project is back.', de: 'Das Projekt ist zurück.' },
  members: { en: 'Members', de: 'Mitglieder' },
  membersText: {
    en: 'Operators upload, run and decide on memories; reviewers read, edit and approve. Administrators of the house may do everything in every project and need not be members.',
    de: 'Bediener laden hoch, starten Läufe und entscheiden über Speicher; Prüfer lesen, ändern und geben frei. Administratoren des Hauses dürfen in jedem Projekt alles und müssen keine Mitglieder sein.',
  },
  noMembers: { en: 'Nobody is a member yet', de: 'Noch ist niemand Mitglied' },
  noMembersText: {
    en: 'Only administrators of the house see this project.',
    de: 'Nur Administratoren des Hauses sehen dieses Projekt.',
  },
  person: { en: 'Person', de: 'Person' },
  email: { en: 'E-mail', de: 'E-Mail' },
  emailHint: {
    en: 'Of somebody who has an account here.',
    de: 'Von jemandem, der hier ein Konto hat.',
  },
  role: { en: 'Role', de: 'Rolle' },
  operator: { en: 'Operator', de: 'Bediener' },
  reviewer: { en: 'Reviewer', de: 'Prüfer' },
  addMember: { en: 'Add a member', de: 'Mitglied aufnehmen' },
  add: { en: 'Add', de: 'Aufnehmen' },
  make: {
    en: (role: string) => `Make ${role.toLowerCase()}`,
    de: (role: string) => `Zum ${role} machen`,
  },
  remove: { en: 'Remove', de: 'Entfernen' },
  memberSet: {
    en: (name: string) => `${name} is a member.`,
    de: (name: string) => `${name} ist Mitglied.`,
  },
  memberRemoved: { en: 'The membership has ended.', de: 'Die Mitgliedschaft ist beendet.' },
});
