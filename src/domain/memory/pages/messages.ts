import { importTexts } from '#domain/imports';
import { type CandidateFlag, describedFlags } from '#engine/candidates';
import { counted, defineMessages, type Formats } from '#platform/web/messages';

interface Named {
  readonly name: string;
}

export const memoryMessages = defineMessages({
  ...importTexts,
  memories: { en: 'Memories', de: 'Speicher' },
  name: { en: 'Name', de: 'Name' },
  priority: { en: 'Priority', de: 'Vorrang' },
  priorityHint: {
    en: 'Of equal matches that of the memory with the higher number comes first.',
    de: 'Von gleichen Treffern kommt der des Speichers mit der höheren Zahl zuerst.',
  },
  reads: { en: 'Runs look into it', de: 'Läufe sehen hinein' },
  learns: { en: 'Learns from delivered runs', de: 'Lernt aus ausgelieferten Läufen' },
  off: { en: 'Nothing', de: 'Nichts' },
  candidates: { en: 'Candidates that people decide on', de: 'Kandidaten, über die Menschen entscheiden' },
  directly: { en: 'Units at once', de: 'Einheiten sofort' },
  state: { en: 'State', de: 'Stand' },
  active: { en: 'Active', de: 'Aktiv' },
  inactive: { en: 'Out of use', de: 'Außer Gebrauch' },
  deleted: { en: 'Deleted', de: 'Gelöscht' },
  held: { en: 'Legal hold', de: 'Rechtliche Sperre' },
  newMemory: { en: 'New memory', de: 'Neuer Speicher' },
  create: { en: 'Create memory', de: 'Speicher anlegen' },
  created: {
    en: ({ name }: Named, _: Formats) => `The memory ${name} is there. Import a TMX file, or let it learn.`,
    de: ({ name }: Named, _: Formats) =>
      `Der Speicher ${name} ist da. Importieren Sie eine TMX-Datei oder lassen Sie ihn lernen.`,
  },
  none: { en: 'There is no memory yet', de: 'Es gibt noch keinen Speicher' },
  noneText: {
    en: 'A memory holds approved pairs of sentences; runs take from it what they need not ask for.',
    de: 'Ein Speicher hält freigegebene Satzpaare; Läufe nehmen daraus, was sie niemanden fragen müssen.',
  },
  units: { en: 'Units', de: 'Einheiten' },
  source: { en: 'Source', de: 'Ausgangstext' },
  target: { en: 'Target', de: 'Zieltext' },
  languages: { en: 'Languages', de: 'Sprachen' },
  changed: { en: 'Changed', de: 'Geändert' },
  by: { en: 'By', de: 'Von' },
  contains: { en: 'Contains', de: 'Enthält' },
  author: { en: 'Author', de: 'Verfasser' },
  property: { en: 'Property', de: 'Eigenschaft' },
  propertyHint: { en: 'As in domain=legal', de: 'Wie in domain=legal' },
  properties: { en: 'Properties', de: 'Eigenschaften' },
  notes: { en: 'Notes', de: 'Anmerkungen' },
  any: { en: 'all', de: 'alle' },
  noUnits: { en: 'No unit is like that', de: 'Keine Einheit ist so' },
  noUnitsText: {
    en: 'Import a TMX file, or clear the filter.',
    de: 'Importieren Sie eine TMX-Datei, oder setzen Sie den Filter zurück.',
  },
  open: { en: 'Open', de: 'Öffnen' },
  concordance: { en: 'Concordance', de: 'Konkordanz' },
  export: { en: 'Download as TMX', de: 'Als TMX laden' },
  importFile: { en: 'Import TMX', de: 'TMX importieren' },
  file: { en: 'TMX file', de: 'TMX-Datei' },
  fileHint: {
    en: 'Of any size; it is read while it arrives, and goes on where it stopped after a failure.',
    de: 'Beliebig groß; sie wird schon beim Ankommen gelesen und nach einem Ausfall dort fortgesetzt, wo sie stehen blieb.',
  },
  fileMissing: { en: 'Choose a TMX file.', de: 'Wählen Sie eine TMX-Datei.' },
  from: { en: 'From', de: 'Aus' },
  to: { en: 'Into', de: 'In' },
  toHint: {
    en: 'Left empty, every other language of the file.',
    de: 'Bleibt es leer, jede andere Sprache der Datei.',
  },
  startImport: { en: 'Begin import', de: 'Import beginnen' },
  importStarted: { en: 'The file is being read.', de: 'Die Datei wird gelesen.' },
  ofRun: { en: 'a delivered run', de: 'ein ausgelieferter Lauf' },
  unitsRead: {
    en: counted({ one: '# unit read', other: '# units read' }),
    de: counted({ one: '# Einheit gelesen', other: '# Einheiten gelesen' }),
  },
  account: { en: 'Where every pair went', de: 'Wo jedes Paar geblieben ist' },
  read: { en: 'In the file', de: 'In der Datei' },
  duplicateOfFile: { en: 'Twice in the file', de: 'Doppelt in der Datei' },
  duplicateOfMemory: { en: 'In the memory already', de: 'Schon im Speicher' },
  duplicateOfEarlier: { en: 'Brought by an earlier run', de: 'Von einem früheren Lauf gebracht' },
  deletedSince: { en: 'Deleted since', de: 'Seitdem gelöscht' },
  unusable: { en: 'Not usable', de: 'Nicht brauchbar' },
  profile: { en: 'What speaks against candidates', de: 'Was gegen Kandidaten spricht' },
  flags: { en: 'What speaks against it', de: 'Was dagegen spricht' },
  takeBack: { en: 'Take back', de: 'Zurücknehmen' },
  decidedMany: {
    en: counted({ one: '# candidate decided.', other: '# candidates decided.' }),
    de: counted({ one: '# Kandidat entschieden.', other: '# Kandidaten entschieden.' }),
  },
  noCandidates: { en: 'No candidate is like that', de: 'Kein Kandidat ist so' },
  noCandidatesText: { en: 'Choose another group.', de: 'Wählen Sie eine andere Gruppe.' },
  commitText: {
    en: 'Accepted candidates become units in one step. It can be undone as one.',
    de: 'Angenommene Kandidaten werden in einem Schritt zu Einheiten. Das lässt sich als Ganzes rückgängig machen.',
  },
  rest: { en: 'Candidates that nobody decided on', de: 'Kandidaten, über die niemand entschied' },
  conflicts: {
    en: 'Units of the memory with the same source and another target',
    de: 'Einheiten des Speichers mit gleichem Ausgangs- und anderem Zieltext',
  },
  replace: { en: 'are replaced', de: 'werden ersetzt' },
  keep: { en: 'stay, and the candidate is left out', de: 'bleiben, und der Kandidat entfällt' },
  both: { en: 'stay beside the new one', de: 'bleiben neben der neuen' },
  discardedNotice: { en: 'The import is discarded.', de: 'Der Import ist verworfen.' },
  retry: { en: 'Go on', de: 'Weitermachen' },
  undoneNotice: {
    en: 'The import is undone; what it replaced is back.',
    de: 'Der Import ist rückgängig gemacht; was er ersetzte, ist wieder da.',
  },
  unit: { en: 'Unit', de: 'Einheit' },
  uses: { en: 'Where it was used', de: 'Wo sie benutzt wurde' },
  noUses: { en: 'No run has used it.', de: 'Kein Lauf hat sie benutzt.' },
  run: { en: 'Run', de: 'Lauf' },
  segment: { en: 'Segment', de: 'Segment' },
  score: { en: 'Score', de: 'Übereinstimmung' },
  governance: { en: 'Keep or take away', de: 'Behalten oder wegnehmen' },
  newState: { en: 'It is to be', de: 'Stand soll sein' },
  change: { en: 'Change', de: 'Ändern' },
  stateChanged: {
    en: 'Changed. Nothing is lost: it can be changed back.',
    de: 'Geändert. Nichts ist verloren: Es lässt sich zurück ändern.',
  },
  purge: { en: 'Destroy deleted units for good', de: 'Gelöschte Einheiten endgültig vernichten' },
  purgeText: {
    en: 'Nobody can bring them back. At most 20,000 at a time.',
    de: 'Niemand kann sie zurückbringen. Höchstens 20.000 auf einmal.',
  },
  purged: {
    en: counted({ one: '# unit is destroyed.', other: '# units are destroyed.' }),
    de: counted({ one: '# Einheit ist vernichtet.', other: '# Einheiten sind vernichtet.' }),
  },
  hold: { en: 'Lay a legal hold on it', de: 'Rechtliche Sperre verhängen' },
  lift: { en: 'Lift the legal hold', de: 'Rechtliche Sperre aufheben' },
  holdText: {
    en: 'While it lies, nothing of the memory is destroyed.',
    de: 'Solange sie gilt, wird nichts aus dem Speicher vernichtet.',
  },
  rulesOfMemory: { en: 'Memory as a whole', de: 'Speicher als Ganzes' },
});

/** Why nothing can be made of a pair; docs/memory-imports.md says more. */
export const unusableMessages = defineMessages({
  'no-source': { en: 'no source', de: 'ohne Ausgangstext' },
  'no-target': { en: 'no target', de: 'ohne Zieltext' },
  empty: { en: 'empty', de: 'leer' },
  'language-unknown': { en: 'unknown language', de: 'unbekannte Sprache' },
  'tmx-too-large': { en: 'too large', de: 'zu groß' },
  'tmx-unit-without-variant': { en: 'no text', de: 'ohne Text' },
  'tmx-unit-unfinished': { en: 'unfinished', de: 'bricht ab' },
  'tmx-unit-character': { en: 'forbidden character', de: 'verbotenes Zeichen' },
  'tmx-unit-entity': { en: 'unknown entity', de: 'unbekannte Entität' },
  'tmx-unit-bytes': { en: 'wrong encoding', de: 'falsche Kodierung' },
});

/** What may speak against a candidate, in few words; `flagTexts` says more. */
export const flagMessages = defineMessages({
  untranslated: { en: 'Not translated', de: 'Nicht übersetzt' },
  'language-mismatch': { en: 'Other language', de: 'Andere Sprache' },
  'numbers-differ': { en: 'Numbers differ', de: 'Zahlen verschieden' },
  'codes-differ': { en: 'Codes differ', de: 'Codes verschieden' },
  'placeholders-differ': { en: 'Placeholders differ', de: 'Platzhalter verschieden' },
  'length-unlikely': { en: 'Unlikely length', de: 'Unwahrscheinliche Länge' },
  'damaged-characters': { en: 'Damaged characters', de: 'Beschädigte Zeichen' },
  'personal-data': { en: 'Personal data', de: 'Personenbezogene Daten' },
  inconsistent: { en: 'Several targets in the file', de: 'Mehrere Zieltexte in der Datei' },
  conflict: { en: 'Other target in the memory', de: 'Anderer Zieltext im Speicher' },
});

const flag = (name: CandidateFlag, de: string) => {
  const { when, action } = describedFlags[name];
  return { en: `${when} ${action}`, de };
};

/** What speaks against candidates of a group, and what to do with them. */
export const flagTexts = defineMessages({
  untranslated: flag(
    'untranslated',
    'Der Zieltext ist der Ausgangstext, obwohl er Wörter enthält, die zu übersetzen sind. Lehnen Sie ihn ab, außer beide Sprachen sagen es gleich.',
  ),
  'language-mismatch': flag(
    'language-mismatch',
    'Ausgangs- oder Zieltext ist in einer anderen Sprache oder Schrift, als der Import angibt. Lehnen Sie ihn ab, oder importieren Sie ihn für die Sprachen, in denen er ist.',
  ),
  'numbers-differ': flag(
    'numbers-differ',
    'Eine Zahl oder ein Datum der einen Seite fehlt auf der anderen. Vergleichen Sie beide; lehnen Sie ab, wenn sie Verschiedenes sagen.',
  ),
  'codes-differ': flag(
    'codes-differ',
    'Dem Zieltext fehlen Codes des Ausgangstexts, oder er hat andere. Nehmen Sie ihn an, wo nur Formate abweichen; für Codes verlieren Treffer ohnehin Punkte.',
  ),
  'placeholders-differ': flag(
    'placeholders-differ',
    'Ein Platzhalter oder eine Adresse der einen Seite fehlt auf der anderen. Lehnen Sie ab, oder schreiben Sie den Platzhalter, wie er sein soll.',
  ),
  'length-unlikely': flag(
    'length-unlikely',
    'Der Zieltext ist viel kürzer oder länger, als der Ausgangstext erwarten lässt. Prüfen Sie, ob beide derselbe Satz sind: So zeigen sich verrutschte Zuordnungen.',
  ),
  'damaged-characters': flag(
    'damaged-characters',
    'Ein Text enthält Ersatz- oder Steuerzeichen, oder er wurde in einer falschen Zeichenkodierung gelesen. Berichtigen Sie ihn, oder exportieren Sie den Speicher noch einmal als UTF-8.',
  ),
  'personal-data': flag(
    'personal-data',
    'Ein Text enthält eine E-Mail-Adresse, Telefon-, Karten- oder Kontonummer. Lehnen Sie ab, außer der Speicher darf solche Daten aufnehmen.',
  ),
  inconsistent: flag(
    'inconsistent',
    'Ein anderer Kandidat des Imports gibt dem gleichen Ausgangstext einen anderen Zieltext. Nehmen Sie den richtigen an, oder beide, wo die Umgebung entscheidet.',
  ),
  conflict: flag(
    'conflict',
    'Der Speicher hat den gleichen Ausgangstext mit einem anderen Zieltext. Vergleichen Sie beide; beim Übernehmen sagen Sie, ob die Einheit des Speichers bleibt.',
  ),
});
