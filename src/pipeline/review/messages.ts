import { type LeftSegments, listSegments } from '#pipeline/review/replacing';
import { counted, defineMessages, type Formats } from '#platform/web/messages';

interface Names {
  readonly names: readonly string[];
}
interface Named {
  readonly name: string;
}
interface Approved {
  readonly approved: number;
  readonly left: number;
}

/** What the pages of a review say. */
export const reviewMessages = defineMessages({
  title: {
    en: ({ name }: Named, _: Formats) => `Review: ${name}`,
    de: ({ name }: Named, _: Formats) => `Prüfen: ${name}`,
  },
  runs: { en: 'Runs', de: 'Läufe' },
  segments: { en: 'Segments', de: 'Segmente' },
  segment: {
    en: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
    de: (number: number, { number: say }: Formats) => `Segment ${say(number)}`,
  },
  state: { en: 'State', de: 'Stand' },
  review: { en: 'Review', de: 'Prüfung' },
  checks: { en: 'Checks', de: 'Prüfregeln' },
  origin: { en: 'Origin', de: 'Herkunft' },
  finding: { en: 'Finding', de: 'Befund' },
  search: { en: 'Text', de: 'Text' },
  any: { en: 'Any', de: 'Alle' },
  pages: { en: 'Pages', de: 'Seiten' },
  previousPage: { en: 'Previous page', de: 'Vorige Seite' },
  nextPage: { en: 'Next page', de: 'Nächste Seite' },
  noSegments: { en: 'No segments here', de: 'Hier sind keine Segmente' },
  noSegmentsText: {
    en: 'Clear the filter, or wait until the run has come to its segments.',
    de: 'Setzen Sie den Filter zurück, oder warten Sie, bis der Lauf bei seinen Segmenten ist.',
  },
  noTarget: { en: 'Not translated yet', de: 'Noch nicht übersetzt' },
  nextOpen: { en: 'Next to review', de: 'Nächstes zu prüfen' },
  nothingOpen: { en: 'Nothing is left to review here.', de: 'Hier ist nichts mehr zu prüfen.' },
  replace: { en: 'Search and replace', de: 'Suchen und ersetzen' },
  approveAll: { en: 'Approve all', de: 'Alle freigeben' },
  approveAllText: {
    en: 'Approves every target that the present filter chooses and that waits for people. The last approval lets the run go on.',
    de: 'Gibt alle Übersetzungen frei, die der aktuelle Filter wählt und die auf Menschen warten. Die letzte Freigabe lässt den Lauf weitergehen.',
  },
  includeFailed: { en: 'Also those whose checks failed', de: 'Auch solche, die durchgefallen sind' },
  includeFailedHint: {
    en: 'They are usually read one by one.',
    de: 'Sie werden gewöhnlich einzeln gelesen.',
  },
  approvedMany: {
    en: ({ approved, left }: Approved, { number }: Formats) =>
      `${number(approved)} approved, ${number(left)} left because their checks failed.`,
    de: ({ approved, left }: Approved, { number }: Formats) =>
      `${number(approved)} freigegeben, ${number(left)} übrig, weil sie durchgefallen sind.`,
  },
  keys: { en: 'Keyboard', de: 'Tastatur' },
  keysHint: {
    en: 'Single letters work while a segment of the list has the focus, the others also while you write.',
    de: 'Einzelne Buchstaben gelten, solange ein Segment der Liste den Fokus hat, die übrigen auch beim Schreiben.',
  },
  close: { en: 'Close', de: 'Schließen' },
  keyApproveNext: { en: 'approve and go to the next to review', de: 'freigeben und zum nächsten' },
  keySave: { en: 'save', de: 'speichern' },
  keyMove: { en: 'next or previous segment', de: 'nächstes oder voriges Segment' },
  keyLeave: { en: 'leave the text, to the list', de: 'den Text verlassen, zur Liste' },
  keyMoveList: { en: 'next or previous segment', de: 'nächstes oder voriges Segment' },
  keyEdit: { en: 'write', de: 'schreiben' },
  keyApprove: { en: 'approve and go on', de: 'freigeben und weiter' },
  keyReject: { en: 'reject', de: 'ablehnen' },
  keyNextOpen: { en: 'next to review', de: 'nächstes zu prüfen' },
  keyComment: { en: 'comment', de: 'kommentieren' },
  keySearch: { en: 'search', de: 'suchen' },
  keyMap: { en: 'this map', de: 'diese Übersicht' },
  target: { en: 'Translation', de: 'Übersetzung' },
  marksHint: {
    en: 'Codes stand as marks, <1>like this</1> or <2/>, and stay whole.',
    de: 'Codes stehen als Marken, <1>so</1> oder <2/>, und bleiben ganz.',
  },
  chipsHint: {
    en: 'Codes are chips: move, cut or delete them whole. F8 puts a missing one back.',
    de: 'Codes sind Chips: Sie verschieben, schneiden oder löschen sie ganz. F8 setzt einen fehlenden ein.',
  },
  propagate: {
    en: counted({
      one: 'Also for # equal segment that nobody approved or worded otherwise',
      other: 'Also for # equal segments that nobody approved or worded otherwise',
    }),
    de: counted({
      one: 'Auch für # gleiches Segment, das niemand freigegeben oder anders formuliert hat',
      other: 'Auch für # gleiche Segmente, die niemand freigegeben oder anders formuliert hat',
    }),
  },
  propagated: {
    en: counted({ one: '# equal segment along with it.', other: '# equal segments along with it.' }),
    de: counted({ one: 'Ebenso # gleiches Segment.', other: 'Ebenso # gleiche Segmente.' }),
  },
  propagationLeft: {
    en: (left: LeftSegments, formats: Formats) =>
      `Left, because somebody worded them otherwise or rejected this text: segments ${listSegments(left, formats)}.`,
    de: (left: LeftSegments, formats: Formats) =>
      `Geblieben, weil jemand sie anders formuliert oder diesen Text abgelehnt hat: Segmente ${listSegments(left, formats)}.`,
  },
  approveNext: { en: 'Approve, next', de: 'Freigeben, weiter' },
  save: { en: 'Save', de: 'Speichern' },
  saved: { en: 'Saved.', de: 'Gespeichert.' },
  approvedOne: { en: 'Approved.', de: 'Freigegeben.' },
  finished: { en: 'All is reviewed; the run goes on.', de: 'Alles ist geprüft; der Lauf geht weiter.' },
  reject: { en: 'Reject', de: 'Ablehnen' },
  rejected: { en: 'Rejected.', de: 'Abgelehnt.' },
  reason: { en: 'Reason', de: 'Begründung' },
  withdraw: { en: 'Take the approval back', de: 'Freigabe zurücknehmen' },
  withdrawn: { en: 'The approval is taken back.', de: 'Die Freigabe ist zurückgenommen.' },
  draftFound: {
    en: 'This is your draft; it is not saved yet.',
    de: 'Das ist Ihr Entwurf; er ist noch nicht gespeichert.',
  },
  discardDraft: { en: 'Discard the draft', de: 'Entwurf verwerfen' },
  draftDiscarded: { en: 'The draft is discarded.', de: 'Der Entwurf ist verworfen.' },
  somebody: { en: 'Somebody', de: 'Jemand' },
  conflict: {
    en: ({ name }: Named, _: Formats) => `${name} has changed this segment meanwhile`,
    de: ({ name }: Named, _: Formats) => `${name} hat dieses Segment inzwischen geändert`,
  },
  conflictText: {
    en: 'Your text is below and not saved. Put both together and save it.',
    de: 'Ihr Text steht unten und ist nicht gespeichert. Führen Sie beide zusammen und speichern Sie.',
  },
  unsavedTitle: { en: 'Your text is not saved', de: 'Ihr Text ist nicht gespeichert' },
  unsavedText: {
    en: 'The run has gone on, so its translations are not written at the moment. Copy your text, or come back when the run waits for people again.',
    de: 'Der Lauf ist weitergegangen; seine Übersetzungen werden zurzeit nicht geschrieben. Kopieren Sie Ihren Text, oder kommen Sie wieder, wenn der Lauf auf Menschen wartet.',
  },
  theirs: { en: 'Saved now, against yours:', de: 'Jetzt gespeichert, gegen Ihren:' },
  changedMeanwhile: {
    en: ({ name }: Named, _: Formats) =>
      `${name} has changed this segment meanwhile. Nothing of yours is lost: when you save you see both.`,
    de: ({ name }: Named, _: Formats) =>
      `${name} hat dieses Segment inzwischen geändert. Nichts von Ihnen geht verloren: beim Speichern sehen Sie beides.`,
  },
  alsoHere: {
    en: ({ names }: Names, { list }: Formats) => `Also here: ${list(names)}`,
    de: ({ names }: Names, { list }: Formats) => `Auch hier: ${list(names)}`,
  },
  beside: { en: 'About the segment', de: 'Zum Segment' },
  findings: { en: 'Findings', de: 'Befunde' },
  matches: { en: 'Memory', de: 'Speicher' },
  useMatch: { en: 'Take this text', de: 'Diesen Text nehmen' },
  draftKept: { en: 'Draft kept; not saved yet.', de: 'Entwurf aufgehoben; noch nicht gespeichert.' },
  unsent: {
    en: 'Verso does not answer, or you are no longer signed in. Your text is still here; try again.',
    de: 'Verso antwortet nicht, oder Sie sind nicht mehr angemeldet. Ihr Text ist noch da; versuchen Sie es noch einmal.',
  },
  leftFound: {
    en: 'This browser has a text of yours that may not have been sent when you left.',
    de: 'Dieser Browser hat einen Text von Ihnen, der beim Verlassen vielleicht nicht gesendet wurde.',
  },
  takeLeft: { en: 'Take that text', de: 'Jenen Text nehmen' },
  dropLeft: { en: 'Forget it', de: 'Vergessen' },
  keyMatch: { en: 'take a match of the memory', de: 'einen Treffer des Speichers nehmen' },
  keyCode: {
    en: 'put in a missing code, around what is marked',
    de: 'einen fehlenden Code einsetzen, um Markiertes herum',
  },
  keyUndo: { en: 'undo, redo', de: 'rückgängig, wiederholen' },
  terms: { en: 'Terms', de: 'Benennungen' },
  concordance: { en: 'Search memories for these words', de: 'Diese Wörter in Speichern suchen' },
  neighbours: { en: 'Neighbours', de: 'Nachbarn' },
  previous: { en: 'Previous segment', de: 'Voriges Segment' },
  next: { en: 'Next segment', de: 'Nächstes Segment' },
  comments: { en: 'Comments', de: 'Kommentare' },
  comment: { en: 'Comment', de: 'Kommentar' },
  addComment: { en: 'Add', de: 'Hinzufügen' },
  commented: { en: 'The comment is there.', de: 'Der Kommentar ist da.' },
  commentCount: {
    en: counted({ one: '# comment', other: '# comments' }),
    de: counted({ one: '# Kommentar', other: '# Kommentare' }),
  },
  from: { en: 'From', de: 'Aus' },
  score: { en: 'Score', de: 'Übereinstimmung' },
  provider: { en: 'Provider', de: 'Anbieter' },
  unit: { en: 'Memory unit', de: 'Speichereinheit' },
  heading: { en: 'Below', de: 'Unter' },
  place: { en: 'Place', de: 'Stelle' },
  history: { en: 'History', de: 'Verlauf' },
  restore: { en: 'Take this text', de: 'Diesen Text nehmen' },
});
