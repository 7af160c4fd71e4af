import { defineMessages } from '#platform/web/messages';

export const settingsMessages = defineMessages({
  settings: { en: 'Settings', de: 'Einstellungen' },
  project: { en: 'The project', de: 'Das Projekt' },
  save: { en: 'Save', de: 'Speichern' },
  saved: { en: 'Saved.', de: 'Gespeichert.' },
  places: { en: 'What else is settled', de: 'Was sonst festgelegt ist' },
  membersPlace: { en: 'Who works on the project.', de: 'Wer im Projekt arbeitet.' },
  connections: { en: 'Connections', de: 'Verbindungen' },
  connectionsPlace: { en: 'Which providers there are.', de: 'Welche Anbieter es gibt.' },
  policy: { en: 'Policy', de: 'Richtlinie' },
  policyPlace: {
    en: 'Who may be asked, what has to be reviewed, and how long things are kept.',
    de: 'Wer gefragt werden darf, was zu prüfen ist und wie lange etwas bleibt.',
  },
  glossaries: { en: 'Glossaries', de: 'Glossare' },
  glossariesPlace: { en: 'Which terms hold.', de: 'Welche Begriffe gelten.' },
  memories: { en: 'Memories', de: 'Speicher' },
  memoriesPlace: {
    en: 'Which translations are used again, and where new ones go.',
    de: 'Welche Übersetzungen wieder verwendet werden und wohin neue gehen.',
  },
  webhooks: { en: 'Webhooks', de: 'Webhooks' },
  webhooksPlace: {
    en: 'Which programs are told what happens.',
    de: 'Welche Programme erfahren, was geschieht.',
  },
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
    de: 'Wer die Rolle Betrieb hat, lädt hoch, startet Läufe und entscheidet über Speicher; mit der Rolle Prüfung liest und ändert man Übersetzungen und gibt sie frei. Die Administration darf in jedem Projekt alles und braucht keine Mitgliedschaft.',
  },
  noMembers: { en: 'Nobody is a member yet', de: 'Noch ist niemand Mitglied' },
  noMembersText: {
    en: 'Only administrators of the house see this project.',
    de: 'Nur die Administration sieht dieses Projekt.',
  },
  person: { en: 'Person', de: 'Person' },
  email: { en: 'E-mail', de: 'E-Mail' },
  emailHint: {
    en: 'Of somebody who has an account here.',
    de: 'Von jemandem, der hier ein Konto hat.',
  },
  role: { en: 'Role', de: 'Rolle' },
  operator: { en: 'Operator', de: 'Betrieb' },
  reviewer: { en: 'Reviewer', de: 'Prüfung' },
  addMember: { en: 'Add a member', de: 'Mitglied aufnehmen' },
  add: { en: 'Add', de: 'Aufnehmen' },
  make: {
    en: (role: string) => `Make ${role.toLowerCase()}`,
    de: (role: string) => `Rolle ${role} geben`,
  },
  remove: { en: 'Remove', de: 'Entfernen' },
  memberSet: {
    en: (name: string) => `${name} is a member.`,
    de: (name: string) => `${name} ist Mitglied.`,
  },
  memberRemoved: { en: 'The membership has ended.', de: 'Die Mitgliedschaft ist beendet.' },
});
