type Status = 'preferred' | 'forbidden' | 'do-not-translate';
type Term = readonly [source: string, target: string, language: string, status: Status];

const terms: readonly Term[] = [
  ['agreement', 'Vertrag', 'de', 'preferred'],
  ['agreement', 'Abkommen', 'de', 'forbidden'],
  ['agreement', 'contrat', 'fr', 'preferred'],
  ['Customer', 'Auftraggeber', 'de', 'preferred'],
  ['Customer', 'Kunde', 'de', 'forbidden'],
  ['Customer', 'Client', 'fr', 'preferred'],
  ['Supplier', 'Auftragnehmer', 'de', 'preferred'],
  ['Supplier', 'Lieferant', 'de', 'forbidden'],
  ['Supplier', 'Prestataire', 'fr', 'preferred'],
  ['Supplier', 'Fournisseur', 'fr', 'forbidden'],
  ['Services', 'Leistungen', 'de', 'preferred'],
  ['Services', 'Prestations', 'fr', 'preferred'],
  ['Charges', 'Vergütung', 'de', 'preferred'],
  ['Charges', 'Prix', 'fr', 'preferred'],
  ['Business Day', 'Werktag', 'de', 'preferred'],
  ['Business Day', 'Jour ouvré', 'fr', 'preferred'],
  ['monitor', 'Monitor', 'de', 'preferred'],
  ['monitor', 'moniteur', 'fr', 'preferred'],
  ['probe', 'Sonde', 'de', 'preferred'],
  ['probe', 'sonde', 'fr', 'preferred'],
  ['housing', 'Gehäuse', 'de', 'preferred'],
  ['housing', 'boîtier', 'fr', 'preferred'],
  ['supply voltage', 'Versorgungsspannung', 'de', 'preferred'],
  ['measuring interval', 'Messintervall', 'de', 'preferred'],
  ['Aquila 300', 'Aquila 300', '*', 'do-not-translate'],
  ['AquilaLink', 'AquilaLink', '*', 'do-not-translate'],
  ['Halden Instruments Limited', 'Halden Instruments Limited', '*', 'do-not-translate'],
];

/** `glossary.csv`: terms with what they are to be called, or not, in each language (`*`: in every language). */
export function glossaryFile(): string {
  const rows = [['source', 'target', 'language', 'status'], ...terms];
  return `${rows.map((row) => row.join(',')).join('\n')}\n`;
}
