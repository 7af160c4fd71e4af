// The document that the user's guide tells of, and what its model makes of it: one number is wrong, for people to find.
const bold = (text: string) =>
  `</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r><w:r><w:t xml:space="preserve">`;

const pairs: readonly (readonly [source: string, target: string, document?: string])[] = [
  ['Lease agreement', 'Mietvertrag'],
  [
    'The landlord lets the warehouse at Pier 7 to the tenant.',
    'Der Vermieter vermietet dem Mieter das Lagerhaus an Pier 7.',
  ],
  [
    'The lease begins on 1 March 2027 and ends on 28 February 2032.',
    'Das Mietverhältnis beginnt am 1. März 2027 und endet am 28. Februar 2032.',
  ],
  [
    'The tenant pays the rent of 4,200 euros in advance.',
    'Der Mieter zahlt die Miete von 2.400 Euro im Voraus.',
  ],
  ['The deposit amounts to three monthly rents.', 'Die Kaution beträgt drei Monatsmieten.'],
  [
    'The tenant keeps the <1>loading ramp</1> clear at all times.',
    'Der Mieter hält die <1>Laderampe</1> jederzeit frei.',
    `The tenant keeps the ${bold('loading ramp')} clear at all times.`,
  ],
  [
    'The landlord repairs the roof at his own cost.',
    'Der Vermieter setzt das Dach auf eigene Kosten instand.',
  ],
  ['Either party may give notice in writing.', 'Jede Partei kann schriftlich kündigen.'],
];

const deposit = 'The deposit amounts to three monthly rents.';
const higherDeposit = [
  'The deposit amounts to four monthly rents.',
  'Die Kaution beträgt vier Monatsmieten.',
] as const;

const supply: readonly (readonly [source: string, target: string])[] = [
  ['Supply contract', 'Liefervertrag'],
  ['The supplier delivers the cranes by 1 May 2027.', 'Der Lieferant liefert die Kräne bis zum 1. Mai 2027.'],
  ['The buyer inspects them within 14 days.', 'Der Käufer prüft sie innerhalb von 14 Tagen.'],
];

export const supplies = supply.map(([source]) => source);

export const lease = pairs.map(([source, , document]) => document ?? source);

/** The same a year later. */
export const laterLease = lease.map((text) => (text === deposit ? higherDeposit[0] : text));

const targets = new Map<string, string>(
  [...pairs, ...supply, higherDeposit].map(([source, target]) => [source, target]),
);

/** The model's answer; what it was not taught comes back as it is. */
export const translationOf = (marked: string): string => targets.get(marked) ?? marked;
