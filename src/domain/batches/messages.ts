import { defineMessages, type Formats } from '#platform/web/messages';

interface Resubmitted {
  readonly resubmitted: number;
}

interface Segments {
  readonly done: number;
  readonly total: number;
}

export const batchMessages = defineMessages({
  batches: { en: 'Batches', de: 'Stapel' },
  batch: { en: 'Batch', de: 'Stapel' },
  state: { en: 'State', de: 'Stand' },
  begun: { en: 'Begun', de: 'Begonnen' },
  ended: { en: 'Ended', de: 'Beendet' },
  open: { en: 'Under way', de: 'Unterwegs' },
  finished: { en: 'Finished', de: 'Fertig' },
  finishedNotAll: {
    en: (failed: number, { number }: Formats) => `Finished, ${number(failed)} failed`,
    de: (failed: number, { number }: Formats) => `Fertig, ${number(failed)} gescheitert`,
  },
  cancelled: { en: 'Cancelled', de: 'Abgebrochen' },
  waiting: { en: 'Waiting', de: 'Wartet' },
  submitted: { en: 'Running', de: 'Läuft' },
  failed: { en: 'Failed', de: 'Gescheitert' },
  failedOf: {
    en: ({ name }: { readonly name: string }, _: Formats) => `failed in ${name}`,
    de: ({ name }: { readonly name: string }, _: Formats) => `gescheitert in ${name}`,
  },
  done: { en: 'Done', de: 'Erledigt' },
  none: { en: 'There is no batch yet', de: 'Es gibt noch keinen Stapel' },
  noneText: {
    en: 'Programs submit many documents at once as a batch; people upload them together.',
    de: 'Programme reichen viele Dokumente auf einmal als Stapel ein; Menschen laden sie zusammen hoch.',
  },
  noItems: { en: 'No document is in that state', de: 'Kein Dokument hat diesen Stand' },
  noItemsText: { en: 'Choose another one above.', de: 'Wählen Sie oben einen anderen.' },
  items: { en: 'Documents', de: 'Dokumente' },
  item: { en: 'Document', de: 'Dokument' },
  into: { en: 'Into', de: 'In' },
  run: { en: 'Run', de: 'Lauf' },
  why: { en: 'What happened', de: 'Was geschah' },
  all: { en: 'All', de: 'Alle' },
  segments: { en: 'Segments', de: 'Segmente' },
  translated: {
    en: ({ done, total }: Segments, { number }: Formats) =>
      `${number(done)} of ${number(total)} segments translated`,
    de: ({ done, total }: Segments, { number }: Formats) =>
      `${number(done)} von ${number(total)} Segmenten übersetzt`,
  },
  resubmit: { en: 'Submit failed ones anew', de: 'Gescheiterte neu einreichen' },
  resubmitted: {
    en: ({ resubmitted }: Resubmitted, { number }: Formats) => `${number(resubmitted)} submitted anew.`,
    de: ({ resubmitted }: Resubmitted, { number }: Formats) => `${number(resubmitted)} neu eingereicht.`,
  },
  cancel: { en: 'Cancel the batch', de: 'Stapel abbrechen' },
  cancelQuestion: { en: 'Cancel this batch?', de: 'Diesen Stapel abbrechen?' },
  cancelText: {
    en: 'Nothing more of it begins, and what is not delivered yet stops for good. What was delivered stays.',
    de: 'Nichts mehr daraus beginnt, und was noch nicht ausgeliefert ist, endet für immer. Ausgeliefertes bleibt.',
  },
  cancelledNotice: {
    en: 'What was not delivered is cancelled.',
    de: 'Was nicht ausgeliefert war, ist abgebrochen.',
  },
});
