import { fieldBegin, fieldEnd } from './field.ts';
import { headerAndFooter, sectionProperties } from './page.ts';
import { blocks, paragraph, paragraphWith } from './paragraph.ts';

const entries = [
  ['battery', 5],
  ['cleaning', 5],
  ['front panel', 3],
  ['measurement', 5],
  ['mounting', 4],
  ['network', 5],
  ['safety', 2],
] as const;

const continuous = '<w:type w:val="continuous"/>';

/** The index in two columns: a section of its own between the text before it and the end of the document. */
export function indexSection(): string {
  const lines = entries.map(([words, page], index) => {
    const opening = index === 0 ? [fieldBegin('INDEX \\e "\t" \\c "2" \\z "2057"')] : [];
    const closing = index === entries.length - 1 ? [fieldEnd] : [];
    return paragraph('Index1', ...opening, `${words}\t${page}`, ...closing);
  });
  return [
    blocks([
      paragraph('IndexHeading', 'Index'),
      paragraphWith(sectionProperties(headerAndFooter)),
      ...lines,
      paragraphWith(sectionProperties(headerAndFooter, continuous, 2)),
      paragraph(undefined),
    ]),
    sectionProperties(headerAndFooter, continuous),
  ].join('');
}
