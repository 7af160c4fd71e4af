import { agreementClauses } from './agreement-clauses.ts';
import { agreementLists, agreementStyles } from './agreement-styles.ts';
import { chargesTable, contactLines, partiesTable, signatureTable } from './agreement-tables.ts';
import { clauseParagraphs } from './clause.ts';
import { commentsPart } from './comment.ts';
import { dateKind, filledControl } from './content-control.ts';
import { glossaryDocumentPart } from './glossary-document.ts';
import { resetIdentifiers } from './identifiers.ts';
import { externalLink } from './inline.ts';
import { numberingPart } from './numbering.ts';
import { footerPart, headerAndFooter, headerPart, sectionProperties } from './page.ts';
import { blocks, paragraph } from './paragraph.ts';
import { wordCompanion, writeWordDocument } from './word-document.ts';

const title = 'Translation Services Agreement';

/** `agreement.docx`: a services agreement with legal numbering, cross-references and content controls. */
export function agreementDocument(): Buffer {
  resetIdentifiers();
  const body = agreementBody();
  return writeWordDocument({
    look,
    properties: {
      title,
      subject: 'Agreement between Halden Instruments and Brightwater Documentation',
      creator: 'Halden Instruments Legal',
      keywords: 'agreement; translation; services',
      description: 'Signed copies are kept by the Company Secretary.',
      category: 'Contract',
      language: 'en-GB',
      company: 'Halden Instruments Limited',
    },
    body,
    parts: [
      wordCompanion('rId10', 'numbering', 'numbering', numberingPart(agreementLists)),
      wordCompanion('rId20', 'header', 'header1', headerPart(title, 'Confidential')),
      wordCompanion('rId21', 'footer', 'footer1', footerPart('Reference HI‑2026‑014', 'Page', 'of', 3)),
      wordCompanion('rId22', 'comments', 'comments', comments),
      wordCompanion('rId23', 'glossaryDocument', 'glossary/document', prompts),
    ],
    links: [
      { id: 'rId30', type: 'hyperlink', target: 'mailto:notices@halden.example', external: true },
      { id: 'rId31', type: 'hyperlink', target: 'https://www.halden.example/suppliers', external: true },
    ],
    fonts: ['Calibri', 'Times New Roman', 'Symbol'],
  });
}

const look = {
  font: 'Calibri',
  complexFont: 'Times New Roman',
  language: 'en-GB',
  complexLanguage: 'ar-SA',
  size: 20,
  own: agreementStyles,
};

const comments = commentsPart([
  {
    author: 'Miriam Osei',
    initials: 'MO',
    date: '2026-02-12T14:20:00Z',
    text: 'Finance has to confirm this cap before we sign.',
  },
]);

const prompts = glossaryDocumentPart([
  {
    name: 'GoverningLawPrompt',
    guid: '6C0B8E52-3F1D-4A7B-9C54-0A1F6E2D7B31',
    text: 'Choose a jurisdiction',
  },
]);

function agreementBody(): string {
  const date = filledControl(
    { title: 'Date of agreement', tag: 'agreement-date', kind: dateKind('2026-03-02T00:00:00Z') },
    '2 March 2026',
  );
  return [
    blocks([
      paragraph('Title', title),
      paragraph('Subtitle', 'Technical manuals, contracts and notices'),
      paragraph(undefined, 'This agreement is dated ', date, ' and is made between the following parties.'),
      partiesTable(),
      paragraph('UnnumberedHeading', 'Background'),
      paragraph(
        'Recital',
        'The Customer makes and sells measuring instruments in more than thirty countries.',
      ),
      paragraph(
        'Recital',
        'The Supplier translates technical and legal documents and maintains terminology.',
      ),
      paragraph(
        'Recital',
        'The Customer wishes to receive, and the Supplier wishes to provide, the Services under the rules published on the ',
        externalLink('rId31', 'supplier portal'),
        ' and the terms of this agreement.',
      ),
      paragraph('UnnumberedHeading', 'Agreed terms'),
      ...clauseParagraphs(agreementClauses),
      paragraph('UnnumberedHeading', 'Notices'),
      paragraph(undefined, 'A notice under this agreement must be in writing and is to be sent to:'),
      ...contactLines(),
      paragraph('ScheduleHeading', 'Services and charges'),
      paragraph(
        undefined,
        'The prices below are net of value added tax and are fixed for the first twelve months.',
      ),
      chargesTable(),
      paragraph('UnnumberedHeading', 'Signatures'),
      signatureTable(),
      paragraph(undefined),
    ]),
    sectionProperties(headerAndFooter),
  ].join('');
}
