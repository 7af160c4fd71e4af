import { mostWaitingCounted } from '#domain/context';
import { counted, defineMessages, type Formats } from '#platform/web/messages';

interface Course {
  readonly total: string;
  readonly most: string;
  /** Of a calendar: `2026-11-28`. */
  readonly day: string;
}

export const homeMessages = defineMessages({
  home: { en: 'Home', de: 'Start' },
  overview: { en: 'Overview', de: 'Übersicht' },
  upload: { en: 'Upload documents', de: 'Dokumente hochladen' },
  trouble: { en: 'Did not go on', de: 'Steckengeblieben' },
  noTrouble: { en: 'Nothing is stuck', de: 'Nichts steckt fest' },
  noTroubleText: {
    en: 'Runs that fail or are blocked stand here, with the cause and what mends it.',
    de: 'Hier stehen Läufe, die scheitern oder gesperrt werden, mit dem Grund und dem, was hilft.',
  },
  waitingForReview: { en: 'Waits for review', de: 'Wartet auf Prüfung' },
  noReview: { en: 'Nothing waits for review', de: 'Nichts wartet auf Prüfung' },
  noReviewText: {
    en: 'When the rules of a project ask for people, its runs stand here.',
    de: 'Hier stehen Läufe, sobald die Richtlinie eines Projekts eine Prüfung durch Menschen verlangt.',
  },
  inProgress: { en: 'In progress', de: 'Unterwegs' },
  noProgress: { en: 'Nothing is under way', de: 'Nichts ist unterwegs' },
  noProgressText: {
    en: 'Upload documents to begin.',
    de: 'Laden Sie Dokumente hoch, um zu beginnen.',
  },
  noProgressLook: {
    en: 'Runs stand here while they are worked on.',
    de: 'Hier stehen Läufe, solange an ihnen gearbeitet wird.',
  },
  document: { en: 'Document', de: 'Dokument' },
  project: { en: 'Project', de: 'Projekt' },
  target: { en: 'Into', de: 'Nach' },
  state: { en: 'State', de: 'Stand' },
  cause: { en: 'Cause', de: 'Grund' },
  progress: { en: 'Progress', de: 'Fortschritt' },
  since: { en: 'Since', de: 'Seit' },
  segments: { en: 'Segments', de: 'Segmente' },
  actions: { en: 'Actions', de: 'Aktionen' },
  retry: { en: 'Try again', de: 'Noch einmal versuchen' },
  review: { en: 'Review', de: 'Prüfen' },
  retried: { en: 'The run goes on.', de: 'Der Lauf geht weiter.' },
  more: {
    en: counted({ one: 'and # more', other: 'and # more' }),
    de: counted({ one: 'und # weiterer', other: 'und # weitere' }),
  },
  alsoWaiting: { en: 'Also waiting', de: 'Außerdem wartet' },
  waitingCount: {
    en: (count: number, formats: Formats) => countUpTo(count, formats),
    de: (count: number, formats: Formats) => countUpTo(count, formats),
  },
  moreWaiting: {
    en: counted({ one: 'and # more', other: 'and # more' }),
    de: counted({ one: 'und # weiterer Eintrag', other: 'und # weitere Einträge' }),
  },
  lastDays: { en: 'Last 14 days', de: 'Letzte 14 Tage' },
  wordsDelivered: { en: 'Words delivered', de: 'Ausgelieferte Wörter' },
  spent: { en: 'Spent', de: 'Ausgegeben' },
  sources: {
    en: 'Where delivered segments came from',
    de: 'Woher ausgelieferte Segmente kamen',
  },
  noDeliveries: { en: 'No deliveries yet.', de: 'Noch keine Auslieferungen.' },
  nothingSpent: { en: 'Nothing was paid.', de: 'Nichts wurde bezahlt.' },
  course: {
    en: ({ total, most, day: at }: Course, { day }: Formats) =>
      `${total} in 14 days, most on ${day(at)}: ${most}`,
    de: ({ total, most, day: at }: Course, { day }: Formats) =>
      `${total} in 14 Tagen, am meisten am ${day(at)}: ${most}`,
  },
  runsDelivered: {
    en: counted({ one: '# run delivered', other: '# runs delivered' }),
    de: counted({ one: '# Lauf ausgeliefert', other: '# Läufe ausgeliefert' }),
  },
  stage: {
    en: (name: string, _formats: Formats) => `Stage: ${name}`,
    de: (name: string, _formats: Formats) => `Schritt: ${name}`,
  },
  noProjects: { en: 'There is nothing here yet', de: 'Hier ist noch nichts' },
  noProjectsText: {
    en: 'Begin with a project: the space of a customer or a department.',
    de: 'Beginnen Sie mit einem Projekt: dem Raum eines Kunden oder einer Abteilung.',
  },
  newProject: { en: 'New project', de: 'Neues Projekt' },
  askForProject: {
    en: 'Ask an administrator to add you to a project.',
    de: 'Bitten Sie die Administration, Sie in ein Projekt aufzunehmen.',
  },
  languages: { en: 'Languages', de: 'Sprachen' },
  anyLanguage: { en: 'any', de: 'beliebig' },
});

function countUpTo(count: number, { number }: Formats): string {
  return count < mostWaitingCounted ? number(count) : `${number(mostWaitingCounted - 1)}+`;
}
