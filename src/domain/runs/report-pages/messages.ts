import { defineMessages, type Formats } from '#platform/web/messages';

interface Share {
  readonly part: number;
  readonly whole: number;
}

export const reportMessages = defineMessages({
  reports: { en: 'Reports', de: 'Berichte' },
  from: { en: 'From', de: 'Von' },
  to: { en: 'Until before', de: 'Bis vor' },
  csv: { en: 'Download as CSV', de: 'Als CSV laden' },
  quality: { en: 'Quality by model', de: 'Güte je Modell' },
  qualityText: {
    en: 'Figures are of what models gave, before people wrote. Changed is how far approved targets are from it, over words.',
    de: 'Die Zahlen gelten für das, was Modelle gaben, ehe Menschen schrieben. Geändert heißt, wie weit Freigegebenes davon entfernt ist, nach Wörtern.',
  },
  model: { en: 'Model', de: 'Modell' },
  segments: { en: 'Segments', de: 'Segmente' },
  approved: { en: 'Approved', de: 'Freigegeben' },
  untouched: { en: 'Approved as given', de: 'Unverändert freigegeben' },
  edited: { en: 'Written anew', de: 'Neu geschrieben' },
  changed: { en: 'Changed', de: 'Geändert' },
  omissions: { en: 'Omissions', de: 'Auslassungen' },
  codesLost: { en: 'Codes lost', de: 'Verlorene Codes' },
  codesRepaired: { en: 'Codes repaired', de: 'Reparierte Codes' },
  share: {
    en: ({ part, whole }: Share, { number, percent }: Formats) =>
      whole === 0 ? '–' : `${number(part)} (${percent(part / whole)})`,
    de: ({ part, whole }: Share, { number, percent }: Formats) =>
      whole === 0 ? '–' : `${number(part)} (${percent(part / whole)})`,
  },
  findings: { en: 'Findings in 1,000 segments', de: 'Befunde auf 1.000 Segmente' },
  finding: { en: 'Finding', de: 'Befund' },
  perThousand: { en: 'In 1,000', de: 'Auf 1.000' },
  none: { en: 'No model was asked in that time', de: 'In dieser Zeit wurde kein Modell gefragt' },
  noneText: {
    en: 'Choose another time, or run a translation.',
    de: 'Wählen Sie eine andere Zeit, oder lassen Sie etwas übersetzen.',
  },
  noFindings: { en: 'Nothing was found', de: 'Nichts gefunden' },
  noFindingsText: { en: 'No check found anything in what models gave.', de: 'Keine Prüfung fand etwas.' },
  whatBecame: { en: 'What became of what it gave', de: 'Was aus dem Gegebenen wurde' },
  open: { en: 'Not approved', de: 'Nicht freigegeben' },
  approvedEdited: { en: 'Approved after writing anew', de: 'Neu geschrieben und freigegeben' },
});
