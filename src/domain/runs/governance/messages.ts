import { defineMessages, type Formats } from '#platform/web/messages';
import type { Removal } from './delete-file.ts';

const removed = ({ versions, runs, segments, artifacts }: Removal, { number }: Formats) => ({
  versions: number(versions),
  runs: number(runs),
  segments: number(segments),
  artifacts: number(artifacts),
});

export const governanceMessages = defineMessages({
  governance: { en: 'Governance', de: 'Aufbewahrung' },
  retention: { en: 'How long things are kept', de: 'Wie lange etwas bleibt' },
  retentionText: {
    en: 'The policy of the project says so; what is stored already keeps the term it was given.',
    de: 'So steht es in der Richtlinie des Projekts; was schon abgelegt ist, behält seine Frist.',
  },
  source: { en: 'Uploaded documents', de: 'Hochgeladene Dokumente' },
  output: { en: 'Translated documents and exchange files', de: 'Übersetzte Dokumente und Austauschdateien' },
  record: { en: 'Reports and certificates', de: 'Berichte und Zertifikate' },
  temporary: { en: 'Temporary files', de: 'Vorläufige Dateien' },
  forGood: { en: 'for good', de: 'auf Dauer' },
  days: {
    en: (days: number, { plural }: Formats) => plural(days, { one: '# day', other: '# days' }),
    de: (days: number, { plural }: Formats) => plural(days, { one: '# Tag', other: '# Tage' }),
  },
  expiring: { en: 'Expires next', de: 'Läuft als Nächstes ab' },
  noExpiring: { en: 'Nothing expires', de: 'Nichts läuft ab' },
  noExpiringText: {
    en: 'Nothing that is stored has a term.',
    de: 'Nichts, was abgelegt ist, hat eine Frist.',
  },
  givenUp: { en: 'Expired and deleted', de: 'Abgelaufen und gelöscht' },
  noGivenUp: { en: 'Nothing was deleted yet', de: 'Noch ist nichts gelöscht' },
  noGivenUpText: {
    en: 'What retention deletes is listed here, and in the audit.',
    de: 'Was die Aufbewahrung löscht, steht hier und im Protokoll.',
  },
  stored: { en: 'Stored file', de: 'Abgelegte Datei' },
  kind: { en: 'What it is', de: 'Was es ist' },
  expires: { en: 'Expires', de: 'Läuft ab' },
  deletedAt: { en: 'Deleted', de: 'Gelöscht' },
  held: { en: 'Under legal hold', de: 'Unter rechtlicher Sperre' },
  noHeld: { en: 'No hold lies on a document', de: 'Auf keinem Dokument liegt eine rechtliche Sperre' },
  noHeldText: {
    en: 'A hold is laid on the governance page of a document.',
    de: 'Eine rechtliche Sperre wird auf der Seite eines Dokuments verhängt.',
  },
  deleted: { en: 'Deleted documents', de: 'Gelöschte Dokumente' },
  noDeleted: { en: 'No document was deleted', de: 'Kein Dokument ist gelöscht' },
  noDeletedText: {
    en: 'Documents are deleted on their governance pages, for a reason.',
    de: 'Dokumente werden auf ihrer eigenen Seite gelöscht, mit einer Begründung.',
  },
  document: { en: 'Document', de: 'Dokument' },
  reason: { en: 'Reason', de: 'Begründung' },
  reasonHint: { en: 'It goes into the audit.', de: 'Sie kommt in das Protokoll.' },
  inAudit: { en: 'In the audit', de: 'Im Protokoll' },
  deletions: { en: 'Deletions of documents', de: 'Löschungen von Dokumenten' },
  expiries: { en: 'Deletions by retention', de: 'Löschungen durch Fristen' },
  erasure: {
    en: 'Erase a person or a document from memories',
    de: 'Person oder Dokument aus Speichern tilgen',
  },
  hold: { en: 'Lay a legal hold', de: 'Rechtliche Sperre verhängen' },
  lift: { en: 'Lift the hold', de: 'Rechtliche Sperre aufheben' },
  holdTitle: { en: 'Legal hold', de: 'Rechtliche Sperre' },
  holdText: {
    en: 'While a hold lies on a document, neither people nor retention delete anything of it.',
    de: 'Solange eine rechtliche Sperre auf einem Dokument liegt, löschen weder Menschen noch Fristen etwas davon.',
  },
  isHeld: { en: 'Held', de: 'Rechtlich gesperrt' },
  heldNotice: { en: 'The document is held.', de: 'Auf dem Dokument liegt eine rechtliche Sperre.' },
  liftedNotice: { en: 'The hold is lifted.', de: 'Die rechtliche Sperre ist aufgehoben.' },
  deleteTitle: { en: 'Delete the document', de: 'Dokument löschen' },
  deleteText: {
    en: 'All versions, their texts, all targets and every stored file of all runs go, delivered documents too. Runs under way are cancelled. Names, states, costs and the audit stay. Nobody can bring it back.',
    de: 'Alle Versionen, ihre Texte, alle Übersetzungen und jede abgelegte Datei aller Läufe gehen, auch ausgelieferte Dokumente. Laufendes wird abgebrochen. Namen, Stände, Kosten und das Protokoll bleiben. Niemand kann es zurückholen.',
  },
  memoriesStay: {
    en: 'What memories have learned from it stays there.',
    de: 'Was Speicher daraus gelernt haben, bleibt dort.',
  },
  deleteVersion: {
    en: (version: number, { number }: Formats) => `Delete version ${number(version)}`,
    de: (version: number, { number }: Formats) => `Version ${number(version)} löschen`,
  },
  deleteVersionText: {
    en: 'This version goes with its texts, all translations and stored files of its runs, delivered documents too. Runs under way are cancelled. Its place in the timeline, states, costs and the audit stay, and so do the other versions with what their runs have carried over from it. Nobody can bring it back.',
    de: 'Diese Version geht mit ihren Texten, allen Übersetzungen und abgelegten Dateien ihrer Läufe, auch ausgelieferten Dokumenten. Laufendes wird abgebrochen. Ihr Platz im Zeitstrahl, Stände, Kosten und das Protokoll bleiben, ebenso die anderen Versionen mit dem, was ihre Läufe von ihr übernommen haben. Niemand kann sie zurückholen.',
  },
  versionDeleted: { en: 'The version was deleted:', de: 'Die Version wurde gelöscht:' },
  lastVersion: {
    en: 'This is the only version that is left: delete the document instead.',
    de: 'Dies ist die einzige verbliebene Version: Löschen Sie stattdessen das Dokument.',
  },
  confirmNumber: { en: 'Type the number of the version', de: 'Tippen Sie die Nummer der Version' },
  nameAtUpload: { en: 'Name at upload', de: 'Name beim Hochladen' },
  segments: { en: 'Segments', de: 'Segmente' },
  runs: { en: 'Runs', de: 'Läufe' },
  openRuns: { en: 'Runs that are cancelled', de: 'Läufe, die abgebrochen werden' },
  targets: { en: 'Translations', de: 'Übersetzungen' },
  storedFiles: { en: 'Stored files', de: 'Abgelegte Dateien' },
  confirm: { en: 'Type the name of the document', de: 'Tippen Sie den Namen des Dokuments' },
  delete: { en: 'Delete for good', de: 'Endgültig löschen' },
  heldFirst: { en: 'Lift the legal hold first.', de: 'Heben Sie zuerst die rechtliche Sperre auf.' },
  removed: {
    en: (removal: Removal, formats: Formats) => {
      const { versions, runs, segments, artifacts } = removed(removal, formats);
      return `Deleted. Versions: ${versions}, runs: ${runs}, segments: ${segments}, stored files: ${artifacts}.`;
    },
    de: (removal: Removal, formats: Formats) => {
      const { versions, runs, segments, artifacts } = removed(removal, formats);
      return `Gelöscht. Versionen: ${versions}, Läufe: ${runs}, Segmente: ${segments}, abgelegte Dateien: ${artifacts}.`;
    },
  },
});
