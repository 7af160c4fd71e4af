import { bold, edited, noBreakSpace, subscript, symbol } from './inline.ts';
import { entry, figureCaption, figureReference, key } from './manual-front.ts';
import { chapterReference, heading } from './manual-headings.ts';
import { faultTable } from './manual-tables.ts';
import { noteReference } from './notes.ts';
import { listItem, paragraph, paragraphWith } from './paragraph.ts';
import type { Placement } from './picture.ts';
import { chartFrame, picture } from './picture.ts';
import {
  deleted,
  deletedParagraphMark,
  emboldened,
  inserted,
  insertedParagraphMark,
  movedFrom,
  movedTo,
} from './revision.ts';
import { textBox } from './text-box.ts';
import type { Inline, Xml } from './xml.ts';

const text = (...content: Inline[]): Xml => paragraph(undefined, ...content);
const command = (line: string): Xml => paragraph('CodeBlock', line);

export const installation = (mounting: Placement): Xml[] => [
  heading('installation'),
  heading('mounting'),
  text(
    textBox(tip, [
      paragraph('TableText', bold('Tip')),
      paragraph(
        'TableText',
        'Mark the holes with the drilling template. It is printed on the back of the box.',
      ),
    ]),
    'Choose a place that is dry, free of vibration and easy to reach. Mount the monitor at a height of ',
    deleted('1.2'),
    inserted('1.5'),
    `${noBreakSpace}m above the floor.`,
  ),
  text(
    'The wall bracket holds the monitor at a distance from the wall. ',
    movedFrom('move1', 'Tighten the screws by hand only. '),
    'Never drill through the housing.',
  ),
  listItem(3, 'Fix the bracket to the wall with four screws.'),
  listItem(
    3,
    'Hang the monitor on the bracket and lock it. ',
    movedTo('move1', 'Tighten the screws by hand only. '),
  ),
  listItem(3, 'Lead the probe cable downwards so that water cannot run into the housing.'),
  text(figureReference(2), ' shows the finished installation beside a tank.', entry('mounting')),
  paragraph('Figure', picture('rId41', 'mounting.png', mounting)),
  figureCaption(2, 'Monitor (1) on its bracket (2), probe cable (3) and probe (4)'),
  heading('connecting'),
  paragraphWith(
    deletedParagraphMark(),
    'Push the plug of the probe into the sensor port and turn the ring clockwise. ',
  ),
  text('The plug locks with a click.'),
  paragraphWith(insertedParagraphMark(), inserted('Do not pull at the cable to remove the plug.')),
  text('The status light turns ', emboldened('green'), ' when the monitor has found the probe.'),
];

const tip: Placement = {
  name: 'Text Box 3',
  description: 'Tip about the drilling template',
  width: 58,
  height: 25,
};

export const operation = (battery: Placement): Xml[] => [
  heading('operation'),
  heading('measuring'),
  text(
    'Press ',
    key('Start'),
    ' to begin a measurement. The value for O',
    subscript('2'),
    ' is stable after about two minutes.',
    noteReference('footnote', 2),
    entry('measurement'),
  ),
  text(
    'The measuring interval decides how long the buffer battery lasts, as ',
    figureReference(3),
    ' shows.',
  ),
  paragraph('Figure', chartFrame('rId42', battery)),
  figureCaption(3, 'Battery life at different measuring intervals'),
  heading('network'),
  text(
    edited('The monitor |answers requests| on port 8080. |Each answer| holds the latest reading as JSON:'),
    entry('network'),
  ),
  command('GET /api/v1/readings/latest HTTP/1.1'),
  command('{ "temperature": 18.4, "oxygen": 8.7, "unit": "mg/l" }'),
  text(),
  text('Use the AquilaLink app if you want to see the readings on a phone.'),
  heading('maintenance'),
  text(
    'Clean the membrane every four weeks, or more often in cloudy water. Use a soft brush and clean water, never a solvent.',
    entry('cleaning'),
  ),
  text(
    'Calibrate the probe after each cleaning. Replace the battery when its voltage is ',
    symbol('Symbol', 'F0A3'),
    ` 3${noBreakSpace}V.`,
    entry('battery'),
  ),
  heading('troubleshooting'),
  text(
    'If a fault persists, note the code on the display and contact the service. Chapter ',
    chapterReference('maintenance'),
    ' describes the work that you may do yourself.',
  ),
  faultTable(),
];
