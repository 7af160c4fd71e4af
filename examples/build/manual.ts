import { chartPart } from './chart.ts';
import { resetIdentifiers } from './identifiers.ts';
import { noBreakSpace } from './inline.ts';
import { installation, operation } from './manual-chapters.ts';
import { figureSize, frontPanelFigure, mountingFigure } from './manual-figures.ts';
import { frontMatter } from './manual-front.ts';
import { indexSection } from './manual-index.ts';
import { manualLists, manualStyles } from './manual-styles.ts';
import { notesPart } from './notes.ts';
import { numberingPart } from './numbering.ts';
import type { Part, Relationship } from './package-writer.ts';
import { footerPart, headerPart } from './page.ts';
import { blocks } from './paragraph.ts';
import { wordCompanion, writeWordDocument } from './word-document.ts';
import { chartWorkbook } from './workbook.ts';

const title = 'Aquila 300 Water Quality Monitor';

/** `manual.docx`: a technical manual with contents, figures, notes, a text box, tracked changes and an index. */
export function manualDocument(): Buffer {
  resetIdentifiers();
  return writeWordDocument({
    look: {
      font: 'Calibri',
      complexFont: 'Times New Roman',
      language: 'en-GB',
      complexLanguage: 'ar-SA',
      size: 20,
      own: manualStyles,
    },
    properties: {
      title,
      subject: 'Installation and operation manual',
      creator: 'Halden Instruments Documentation',
      keywords: 'water quality; monitor; manual',
      description: 'Edition 3 for firmware 2.4 and later.',
      category: 'Manual',
      language: 'en-GB',
      company: 'Halden Instruments Limited',
    },
    body: manualBody(),
    parts: [
      wordCompanion('rId10', 'numbering', 'numbering', numberingPart(manualLists)),
      wordCompanion('rId20', 'header', 'header1', headerPart(title, 'Installation and operation')),
      wordCompanion('rId21', 'footer', 'footer1', footerPart('Halden Instruments Limited', 'Page', 'of', 7)),
      wordCompanion('rId22', 'footnotes', 'footnotes', notesPart('footnote', footnotes)),
      wordCompanion('rId23', 'endnotes', 'endnotes', notesPart('endnote', endnotes)),
      image('rId40', 'image1.png', frontPanelFigure()),
      image('rId41', 'image2.png', mountingFigure()),
      [{ id: 'rId42', type: 'chart', target: 'charts/chart1.xml' }, chart],
    ],
    innerParts: [
      { path: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', content: chartWorkbook(batteryLife) },
    ],
    fonts: ['Calibri', 'Times New Roman', 'Consolas', 'Symbol', 'Wingdings'],
  });
}

const footnotes = [
  ['Local rules for electrical installations take precedence over this manual.'],
  [`In water below 5${noBreakSpace}°C the value needs up to five minutes.`],
];

const endnotes = [['Control systems that understand MQTT or Modbus are supported.']];

const batteryLife = {
  title: 'Battery life',
  categoryTitle: 'Measuring interval',
  valueTitle: 'Days',
  series: 'Days of operation',
  categories: ['1 minute', '5 minutes', '15 minutes', '1 hour'],
  values: [9, 38, 96, 210],
};

function manualBody(): string {
  const figure = { width: 120, height: Math.round((120 * figureSize.height) / figureSize.width) };
  const front = {
    name: 'Picture 1',
    description: 'Front of the monitor with four numbered call-outs',
    ...figure,
  };
  const mounting = {
    name: 'Picture 2',
    description: 'The monitor on a wall beside a tank, with the probe hanging in the water',
    ...figure,
  };
  const battery = {
    name: 'Chart 4',
    description: 'Column chart: the longer the interval, the longer the battery lasts',
    width: 120,
    height: 62,
  };
  return blocks([...frontMatter(front), ...installation(mounting), ...operation(battery)]) + indexSection();
}

function image(id: string, file: string, content: Buffer): readonly [Relationship, Part] {
  return [
    { id, type: 'image', target: `media/${file}` },
    { path: `word/media/${file}`, content },
  ];
}

const chart: Part = {
  path: 'word/charts/chart1.xml',
  type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  content: chartPart(batteryLife, 'rId1'),
  relationships: [{ id: 'rId1', type: 'package', target: '../embeddings/Microsoft_Excel_Worksheet.xlsx' }],
};
