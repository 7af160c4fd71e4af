import { field, fieldBegin, fieldEnd } from './field.ts';
import { bookmark, inline } from './inline.ts';
import { paragraph, paragraphWith } from './paragraph.ts';
import type { Xml } from './xml.ts';
import { raw } from './xml.ts';

type Entry = readonly [level: 1 | 2, mark: string, title: string, page: number];

/** Every heading of the manual with the page it stands on, which the table of contents caches. */
const headings: readonly Entry[] = [
  [1, 'about', 'About this manual', 2],
  [2, 'conventions', 'Conventions', 2],
  [2, 'safety', 'Safety', 2],
  [1, 'product', 'Product overview', 3],
  [2, 'front', 'Front panel', 3],
  [2, 'data', 'Technical data', 3],
  [1, 'installation', 'Installation', 4],
  [2, 'mounting', 'Mounting the monitor', 4],
  [2, 'connecting', 'Connecting the probe', 4],
  [1, 'operation', 'Operation', 5],
  [2, 'measuring', 'Measuring', 5],
  [2, 'network', 'Reading values over the network', 5],
  [1, 'maintenance', 'Maintenance', 5],
  [1, 'troubleshooting', 'Troubleshooting', 5],
];

const onNewPage = new Set(['about', 'product', 'installation', 'operation']);

const bookmarkOf = (mark: string): string =>
  `_Toc2026${String(1 + headings.findIndex(([, name]) => name === mark)).padStart(4, '0')}`;

export function heading(mark: string): Xml {
  const [level, , title] = headings.find(([, name]) => name === mark)!;
  const newPage = onNewPage.has(mark) ? '<w:pageBreakBefore/>' : '';
  return paragraphWith(`<w:pStyle w:val="Heading${level}"/>${newPage}`, bookmark(bookmarkOf(mark), title));
}

/** A reference to the number of a heading's chapter or section. */
export function chapterReference(mark: string): Xml {
  const index = headings.findIndex(([, name]) => name === mark);
  return field(`REF ${bookmarkOf(mark)} \\r \\h`, numbers()[index]!);
}

/** The table of contents: a content control around one TOC field whose result is a paragraph an entry. */
export function tableOfContents(): Xml {
  const labels = numbers();
  const entries = headings.map(([level, mark, title, page], index) => {
    const pageNumber = field(`PAGEREF ${bookmarkOf(mark)} \\h`, String(page));
    const line = inline([`${labels[index]}\t${title}\t`, pageNumber]);
    const link = raw(`<w:hyperlink w:anchor="${bookmarkOf(mark)}" w:history="1">${line}</w:hyperlink>`);
    const opening = index === 0 ? [fieldBegin('TOC \\o "1-2" \\h \\z \\u')] : [];
    return paragraph(`TOC${level}`, ...opening, link).xml;
  });
  return raw(
    [
      '<w:sdt><w:sdtPr><w:id w:val="900100"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>',
      paragraph('TOCHeading', 'Contents').xml,
      ...entries,
      paragraph(undefined, fieldEnd).xml,
      '</w:sdtContent></w:sdt>',
    ].join(''),
  );
}

function numbers(): string[] {
  let chapter = 0;
  let section = 0;
  return headings.map(([level]) => {
    section = level === 1 ? 0 : section + 1;
    if (level === 1) chapter += 1;
    return level === 1 ? `${chapter}` : `${chapter}.${section}`;
  });
}
