import { field, markerField, simpleField } from './field.ts';
import { bookmark, italic, noBreakSpace, styled } from './inline.ts';
import { chapterReference, heading, tableOfContents } from './manual-headings.ts';
import { dataTable, warningBox } from './manual-tables.ts';
import { noteReference } from './notes.ts';
import { listItem, paragraph } from './paragraph.ts';
import type { Placement } from './picture.ts';
import { picture } from './picture.ts';
import type { Inline, Xml } from './xml.ts';

export const entry = (words: string): Xml => markerField(`XE "${words}"`);
export const key = (name: string): Xml => styled('KeyName', name);
export const code = (text: string): Xml => styled('CodeWord', text);

const text = (...content: Inline[]): Xml => paragraph(undefined, ...content);

export function figureCaption(number: number, words: string): Xml {
  const label = bookmark(`_RefFigure${number}`, 'Figure ', field('SEQ Figure \\* ARABIC', String(number)));
  return paragraph('Caption', label, ` – ${words}`);
}

export function figureReference(number: number): Xml {
  return field(`REF _RefFigure${number} \\h`, `Figure ${number}`);
}

/** Cover, contents and the chapters that come before any work is done. */
export const frontMatter = (frontPanel: Placement): Xml[] => [
  paragraph('Title', 'Aquila 300 Water Quality Monitor'),
  paragraph('Subtitle', 'Installation and operation manual'),
  text('Document type: ', simpleField('DOCPROPERTY Category', 'Manual')),
  text('Document number: 4711‑EN, edition 3, February 2026'),
  tableOfContents(),
  heading('about'),
  text(
    'This manual describes how to install, operate and maintain the Aquila 300. Read chapter ',
    chapterReference('installation'),
    ' before you open the housing.',
    noteReference('footnote', 1),
  ),
  text(
    'The manual is written for electricians and for water technicians. It assumes that you know the rules for work near open water.',
  ),
  heading('conventions'),
  text('The following conventions help you to find your way:'),
  listItem(2, 'Names of keys are printed in bold, for example ', key('Menu'), '.'),
  listItem(2, 'Commands and answers of the monitor look like this: ', code('status --all'), '.'),
  listItem(2, 'Values that you have to enter stand in ', italic('italics'), '.'),
  heading('safety'),
  warningBox(
    'Warning: electric shock',
    'Switch off the supply voltage before you open the housing. ',
    'Wait ten seconds until the internal capacitors have discharged.',
  ),
  text(),
  text(
    entry('safety'),
    'Only qualified staff may connect the monitor to the mains. Damaged cables must be replaced at once.',
  ),
  heading('product'),
  text(
    'The Aquila 300 measures temperature, dissolved oxygen and conductivity in fresh water. It stores up to 50',
    noBreakSpace,
    '000 readings and sends them to a control system.',
    noteReference('endnote', 1),
  ),
  heading('front'),
  text(
    'All controls are on the front of the monitor, as ',
    figureReference(1),
    ' shows.',
    entry('front panel'),
  ),
  paragraph('Figure', picture('rId40', 'front-panel.png', frontPanel)),
  figureCaption(1, 'Front panel: display (1), status light (2), keys (3), sensor port (4)'),
  heading('data'),
  dataTable(),
];
