import { bold, externalLink, noBreakSpace } from './inline.ts';
import { paragraph } from './paragraph.ts';
import type { Table } from './table.ts';
import { table } from './table.ts';
import type { Xml } from './xml.ts';

const text = (...content: Parameters<typeof bold>): Xml => paragraph('TableText', bold(...content));

const line = (label: string, customer: string, supplier: string): Table['rows'][number] => [
  { content: [text(label)], shade: 'E8EDF2' },
  customer,
  supplier,
];

export const partiesTable = (): Xml =>
  table({
    widths: [2156, 3600, 3600],
    heading: true,
    caption: 'Parties',
    description: 'The two parties to the agreement with their addresses and representatives',
    rows: [
      ['', 'Customer', 'Supplier'],
      line('Name', 'Halden Instruments Limited', 'Brightwater Documentation LLP'),
      line('Registered office', '14 Foundry Lane\nSheffield S3 8EN', '2 Harbour Exchange\nBristol BS1 4RX'),
      line('Registered number', '07315528', 'OC398114'),
      line('Represented by', 'Miriam Osei, Head of Procurement', 'Daniel Kerr, Managing Partner'),
    ],
  });

export const chargesTable = (): Xml =>
  table({
    widths: [4556, 2400, 2400],
    heading: true,
    caption: 'Charges',
    description: 'Services with the unit in which each is charged and its price',
    rows: [
      ['Service', 'Unit', 'Charge'],
      ['Translation of technical manuals', 'per 1,000 words', `GBP${noBreakSpace}118.00`],
      ['Translation of contracts and notices', 'per 1,000 words', `GBP${noBreakSpace}142.00`],
      ['Review by a second linguist', 'per hour', `GBP${noBreakSpace}54.00`],
      ['Maintenance of the terminology database', 'per month', `GBP${noBreakSpace}360.00`],
    ],
  });

/** Contact lines whose values line up at a tab stop, the last with a mail address. */
export const contactLines = (): Xml[] => [
  paragraph('ContactLine', bold('Attention:'), '\tThe Company Secretary'),
  paragraph('ContactLine', bold('Address:'), '\t14 Foundry Lane, Sheffield S3 8EN'),
  paragraph(
    'ContactLine',
    bold('E\u2011mail:'),
    '\t',
    externalLink('rId30', 'notices@halden.example', 'Send a notice by e-mail'),
  ),
];

export const signatureTable = (): Xml =>
  table({
    widths: [4678, 4678],
    style: 'SignatureTable',
    caption: 'Signatures',
    rows: [
      [
        signature('Halden Instruments Limited', 'Miriam Osei', 'Head of Procurement'),
        signature('Brightwater Documentation LLP', 'Daniel Kerr', 'Managing Partner'),
      ],
    ],
  });

function signature(party: string, name: string, position: string): { content: Xml[] } {
  return {
    content: [
      paragraph('SignatureLine', 'Signed for and on behalf of\n', bold(party)),
      paragraph('SignatureLine', 'Signature:\t\t'),
      paragraph('SignatureLine', `Name:\t${name}`),
      paragraph('SignatureLine', `Position:\t${position}`),
      paragraph('SignatureLine', 'Date:\t\t'),
    ],
  };
}
