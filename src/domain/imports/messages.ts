import { defineMessages, type Formats } from '#platform/web/messages';

interface Named {
  readonly name: string;
}

/** What pages of all imports say; catalogues of pages take these in. */
export const importTexts = {
  imports: { en: 'Imports', de: 'Importe' },
  importOf: {
    en: ({ name }: Named, _: Formats) => `Import: ${name}`,
    de: ({ name }: Named, _: Formats) => `Import: ${name}`,
  },
  review: {
    en: 'People decide before anything of it is used',
    de: 'Menschen entscheiden, bevor etwas davon benutzt wird',
  },
  findings: { en: 'What the reader found', de: 'Was beim Lesen auffiel' },
  showResult: { en: 'Show the result', de: 'Ergebnis zeigen' },
  discard: { en: 'Discard import', de: 'Import verwerfen' },
  accepted: { en: 'Accepted', de: 'Angenommen' },
  rejected: { en: 'Rejected', de: 'Abgelehnt' },
  undecided: { en: 'Undecided', de: 'Unentschieden' },
  all: { en: 'All', de: 'Alle' },
  decision: { en: 'Decision', de: 'Entscheidung' },
  actions: { en: 'Actions', de: 'Aktionen' },
  accept: { en: 'Accept', de: 'Annehmen' },
  reject: { en: 'Reject', de: 'Ablehnen' },
  acceptAll: { en: 'Accept all of these', de: 'Diese alle annehmen' },
  rejectAll: { en: 'Reject all of these', de: 'Diese alle ablehnen' },
  edit: { en: 'Edit', de: 'Bearbeiten' },
  save: { en: 'Save', de: 'Speichern' },
  saved: { en: 'Saved.', de: 'Gespeichert.' },
  commit: { en: 'Commit', de: 'Übernehmen' },
  commitStarted: { en: 'The import is being committed.', de: 'Der Import wird übernommen.' },
  undo: { en: 'Undo the import', de: 'Import rückgängig machen' },
  reason: { en: 'Reason', de: 'Begründung' },
  reasonHint: { en: 'It goes into the audit.', de: 'Sie geht ins Protokoll.' },
};

export const importWords = defineMessages(importTexts);
