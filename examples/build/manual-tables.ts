import { bold, noBreakSpace, subscript, superscript, symbol } from './inline.ts';
import { paragraph } from './paragraph.ts';
import type { Cell } from './table.ts';
import { table } from './table.ts';
import type { Inline, Xml } from './xml.ts';

const cell = (...content: Inline[]): Cell => ({ content: [paragraph('TableText', ...content)] });
const group = (label: string): Cell => ({
  content: [paragraph('TableText', bold(label))],
  merge: 'restart',
  shade: 'E8EDF2',
});
const covered: Cell = { content: [], merge: 'continue', shade: 'E8EDF2' };

/** The warning box: a table of one row with a symbol cell and a text cell. */
export const warningBox = (title: string, ...content: Inline[]): Xml =>
  table({
    widths: [850, 8506],
    rows: [
      [
        { content: [paragraph('TableText', symbol('Wingdings', 'F0E8'))], shade: 'FBE4D5' },
        {
          content: [paragraph('TableText', bold(title)), paragraph('TableText', ...content)],
          shade: 'FDF3EC',
        },
      ],
    ],
  });

/** Technical data: groups merged down the first column, a note merged across all columns. */
export const dataTable = (): Xml =>
  table({
    widths: [2300, 3856, 3200],
    heading: true,
    caption: 'Technical data',
    description: 'Measuring ranges, power supply and dimensions of the monitor',
    rows: [
      ['Group', 'Property', 'Value'],
      [group('Measurement'), 'Temperature range', `−5${noBreakSpace}°C to 60${noBreakSpace}°C`],
      [covered, cell('Dissolved oxygen (O', subscript('2'), ')'), cell('0 to 20 mg·l', superscript('−1'))],
      [covered, cell('Conductivity'), cell('10 to 2', noBreakSpace, '000 µS·cm', superscript('−1'))],
      [group('Power'), 'Supply voltage', `12${noBreakSpace}V to 24${noBreakSpace}V DC`],
      [covered, 'Buffer battery', 'Lithium, replaceable'],
      [group('Housing'), 'Degree of protection', 'IP67'],
      [covered, cell('Footprint'), cell('0.021 m', superscript('2'))],
      [
        {
          content: [
            paragraph(
              'TableText',
              'All values apply at an ambient temperature of 20 °C unless stated otherwise.',
            ),
          ],
          span: 3,
        },
      ],
    ],
  });

export const faultTable = (): Xml =>
  table({
    widths: [2700, 3328, 3328],
    heading: true,
    caption: 'Troubleshooting',
    description: 'Symptoms with their likely causes and what to do',
    rows: [
      ['Symptom', 'Likely cause', 'What to do'],
      ['The display stays dark.', 'The supply voltage is missing.', 'Check the fuse and the power cable.'],
      [
        'The status light flashes red.',
        'The probe is not connected.',
        'Connect the probe and restart the monitor.',
      ],
      ['Readings drift slowly.', 'The membrane is dirty.', 'Clean the membrane and calibrate the probe.'],
      [
        'No values arrive over the network.',
        'The address has changed.',
        'Enter the new address in the network menu.',
      ],
    ],
  });
