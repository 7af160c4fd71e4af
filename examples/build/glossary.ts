type Status = 'preferred' | 'forbidden' | 'do-not-translate';
type Row = readonly [concept: string, en: string, de: string, fr: string, status: Status];

const rows: readonly Row[] = [
  ['agreement', 'agreement', 'Vertrag', 'contrat', 'preferred'],
  ['agreement', '', 'Abkommen', '', 'forbidden'],
  ['customer', 'Customer', 'Auftraggeber', 'Client', 'preferred'],
  ['customer', '', 'Kunde', '', 'forbidden'],
  ['supplier', 'Supplier', 'Auftragnehmer', 'Prestataire', 'preferred'],
  ['supplier', '', 'Lieferant', 'Fournisseur', 'forbidden'],
  ['services', 'Services', 'Leistungen', 'Prestations', 'preferred'],
  ['charges', 'Charges', 'Vergütung', 'Prix', 'preferred'],
  ['business-day', 'Business Day', 'Werktag', 'Jour ouvré', 'preferred'],
  ['monitor', 'monitor', 'Monitor', 'moniteur', 'preferred'],
  ['probe', 'probe', 'Sonde', 'sonde', 'preferred'],
  ['housing', 'housing', 'Gehäuse', 'boîtier', 'preferred'],
  ['supply-voltage', 'supply voltage', 'Versorgungsspannung', '', 'preferred'],
  ['measuring-interval', 'measuring interval', 'Messintervall', '', 'preferred'],
  ['aquila-300', 'Aquila 300', '', '', 'do-not-translate'],
  ['aquila-link', 'AquilaLink', '', '', 'do-not-translate'],
  ['halden', 'Halden Instruments Limited', '', '', 'do-not-translate'],
];

/** `glossary.csv`: a column for each language, a row for each set of terms, rows of one concept together. */
export function glossaryFile(): string {
  return `${[['concept', 'en', 'de', 'fr', 'status'], ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
