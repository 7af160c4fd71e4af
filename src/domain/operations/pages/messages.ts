import { counted, defineMessages, type Formats } from '#platform/web/messages';

interface Course {
  readonly total: number;
  readonly most: number;
}

interface Served {
  readonly processes: number;
  readonly concurrency: number;
}

export const operationMessages = defineMessages({
  queues: { en: 'Queues', de: 'Warteschlangen' },
  queue: { en: 'Queue', de: 'Warteschlange' },
  views: { en: 'Views of the work', de: 'Ansichten der Arbeit' },
  processes: { en: 'Processes', de: 'Prozesse' },
  waiting: { en: 'Waiting', de: 'Wartend' },
  deferred: { en: 'For later', de: 'Für später' },
  active: { en: 'Running', de: 'In Arbeit' },
  completed: { en: 'Done', de: 'Erledigt' },
  failed: { en: 'Failed', de: 'Gescheitert' },
  failedOfDay: { en: 'Failed within a day', de: 'Gescheitert binnen eines Tages' },
  dead: { en: 'Dead letters', de: 'Unzustellbare' },
  oldest: { en: 'Oldest waits', de: 'Ältester wartet' },
  servedBy: { en: 'Served by', de: 'Bedient von' },
  serving: {
    en: ({ processes, concurrency }: Served, { plural }: Formats) =>
      `${plural(processes, { one: '# process', other: '# processes' })}, ${plural(concurrency, { one: '# job', other: '# jobs' })} at once each`,
    de: ({ processes, concurrency }: Served, { plural }: Formats) =>
      `${plural(processes, { one: '# Prozess', other: '# Prozessen' })}, je ${plural(concurrency, { one: '# Auftrag', other: '# Aufträge' })} zugleich`,
  },
  unserved: { en: 'No process', de: 'Kein Prozess' },
  unservedTitle: { en: 'Work waits and nobody does it', de: 'Arbeit wartet, und niemand tut sie' },
  unservedText: {
    en: 'No process that is there serves these queues. Start a worker of their role:',
    de: 'Kein laufender Prozess bedient diese Warteschlangen. Starten Sie einen Arbeiter ihrer Rolle:',
  },
  all: { en: 'All', de: 'Alle' },
  inAll: { en: 'Jobs of all queues', de: 'Aufträge aller Warteschlangen' },
  nothingLies: {
    en: 'Nothing waits and nothing is running.',
    de: 'Nichts wartet, und nichts ist in Arbeit.',
  },
  jobs: { en: 'Jobs', de: 'Aufträge' },
  job: { en: 'Job', de: 'Auftrag' },
  about: { en: 'About', de: 'Worum es geht' },
  state: { en: 'State', de: 'Stand' },
  attempts: { en: 'Attempts', de: 'Versuche' },
  came: { en: 'Came', de: 'Gekommen' },
  begun: { en: 'Begun', de: 'Begonnen' },
  ended: { en: 'Ended', de: 'Beendet' },
  notBefore: { en: 'Not before', de: 'Nicht vor' },
  failure: { en: 'What happened', de: 'Was geschah' },
  sent: { en: 'What was sent', de: 'Was gesendet wurde' },
  noJobs: { en: 'No job is in that state', de: 'Kein Auftrag hat diesen Stand' },
  noJobsText: {
    en: 'Jobs come and go by themselves; what is done is kept for a day.',
    de: 'Aufträge kommen und gehen von selbst; Erledigtes bleibt einen Tag.',
  },
  wholeHouse: { en: 'The whole house', de: 'Das ganze Haus' },
  ofOthers: { en: 'Of a project that is none of yours', de: 'Aus einem Projekt, das nicht Ihres ist' },
  run: { en: 'Run', de: 'Lauf' },
  file: { en: 'File', de: 'Datei' },
  batch: { en: 'Batch', de: 'Stapel' },
  memoryImport: { en: 'Memory import', de: 'Einlesen in einen Speicher' },
  gone: { en: 'no longer there', de: 'nicht mehr da' },
  course: {
    en: ({ total, most }: Course, { number }: Formats) =>
      `Jobs done by hour over the last 24 hours: ${number(total)} in all, at most ${number(most)} in an hour.`,
    de: ({ total, most }: Course, { number }: Formats) =>
      `Erledigte Aufträge je Stunde in den letzten 24 Stunden: ${number(total)} insgesamt, höchstens ${number(most)} in einer Stunde.`,
  },
  retries: { en: 'Further attempts', de: 'Weitere Versuche' },
  timeout: { en: 'Counts as lost after', de: 'Gilt als verloren nach' },
  schedule: { en: 'Begins by itself (cron, UTC)', de: 'Beginnt von selbst (cron, UTC)' },
  role: { en: 'Role of its workers', de: 'Rolle ihrer Arbeiter' },
  noLetters: { en: 'No dead letters', de: 'Nichts Unzustellbares' },
  noLettersText: {
    en: 'Jobs that use up their attempts lie here with the cause, until somebody sends them back or throws them away.',
    de: 'Hier liegen Aufträge, deren Versuche verbraucht sind, mit dem Grund, bis jemand sie zurückschickt oder wegwirft.',
  },
  died: { en: 'Given up', de: 'Aufgegeben' },
  choose: { en: 'Choose', de: 'Wählen' },
  chooseOne: {
    en: ({ what, at }: { what: string; at: Date }, { time }: Formats) =>
      `Choose ${what}, given up ${time(at)}`,
    de: ({ what, at }: { what: string; at: Date }, { time }: Formats) =>
      `${what} wählen, aufgegeben ${time(at)}`,
  },
  chooseAll: {
    en: 'All of this queue that you may know of, also on other pages',
    de: 'Alle dieser Warteschlange, von denen Sie wissen dürfen, auch auf anderen Seiten',
  },
  chooseSome: {
    en: 'Without it those that are ticked in the list.',
    de: 'Sonst die, die in der Liste angekreuzt sind.',
  },
  reason: { en: 'Reason', de: 'Begründung' },
  reasonHint: {
    en: 'Only for throwing away; it goes into the audit.',
    de: 'Nur für das Wegwerfen; sie kommt in das Protokoll.',
  },
  redrive: { en: 'Send back', de: 'Zurückschicken' },
  discard: { en: 'Throw away', de: 'Wegwerfen' },
  sentBack: {
    en: counted({
      one: '# job is sent back, with all its attempts anew.',
      other: '# jobs are sent back, with all their attempts anew.',
    }),
    de: counted({
      one: '# Auftrag ist zurückgeschickt, mit allen Versuchen von neuem.',
      other: '# Aufträge sind zurückgeschickt, mit allen Versuchen von neuem.',
    }),
  },
  discarded: {
    en: counted({ one: '# job is thrown away.', other: '# jobs are thrown away.' }),
    de: counted({ one: '# Auftrag ist weggeworfen.', other: '# Aufträge sind weggeworfen.' }),
  },
  process: { en: 'Process', de: 'Prozess' },
  start: { en: 'Everything in one', de: 'Alles in einem' },
  web: { en: 'Web', de: 'Web' },
  worker: { en: 'Worker', de: 'Arbeiter' },
  scheduler: { en: 'Scheduler', de: 'Zeitgeber' },
  host: { en: 'Machine', de: 'Rechner' },
  alive: { en: 'There', de: 'Da' },
  silent: { en: 'Silent', de: 'Verstummt' },
  seen: { en: 'Last seen', de: 'Zuletzt gesehen' },
  since: { en: 'Since', de: 'Seit' },
  memory: { en: 'Memory', de: 'Speicher' },
  version: { en: 'Version', de: 'Version' },
  works: { en: 'Works on', de: 'Arbeitet an' },
  worksOn: {
    en: counted({ one: '# queue', other: '# queues' }),
    de: counted({ one: '# Warteschlange', other: '# Warteschlangen' }),
  },
  noProcesses: { en: 'No process is there', de: 'Kein Prozess ist da' },
  noProcessesText: {
    en: 'Processes say every few seconds that they are there; those that fell silent are shown for a day.',
    de: 'Prozesse melden sich alle paar Sekunden; verstummte werden einen Tag lang gezeigt.',
  },
});
