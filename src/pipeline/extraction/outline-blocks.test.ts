import { describe, expect, it } from 'vitest';
import { defaultContentOptions } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import { plainText } from '#engine/inline';
import { buildDocx } from '#test/docx-builder';
import { extractSegments } from './extract-segments.ts';
import { outlineBlocks } from './outline-blocks.ts';

const p = (inside: string) => `<w:p>${inside}</w:p>`;
const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('the blocks that are kept', () => {
  const body = [
    p(t('One. Two.')),
    p(t('***')),
    p(`${t('Left')}<w:r><w:tab/></w:r>${t('right')}`),
    p(t(' — (End) —')),
  ].join('');
  const { package: pkg } = openPackage(buildDocx({ body }));
  const extraction = extractSegments(pkg!, defaultContentOptions, 'en');
  const blocks = outlineBlocks(extraction);

  it('name their segments by position, and what is read between them', () => {
    expect(
      blocks.map(({ firstPosition, segmentCount, body }) => [
        firstPosition,
        segmentCount,
        body.gaps ?? body.fixed,
      ]),
    ).toEqual([
      [0, 2, undefined],
      [undefined, 0, '***'],
      [2, 2, ['', '\t', '']],
      [4, 1, [' ', '']],
    ]);
  });

  it('have their pictures, beside segments and without any', () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="Pump"/></wp:inline></w:drawing></w:r>';
    const { package: drawn } = openPackage(
      buildDocx({ body: p(drawing) + p(drawing + t('One.')) + p(t('Two.')) }),
    );
    const kept = outlineBlocks(extractSegments(drawn!, defaultContentOptions, 'en'));
    const ofBody = kept.filter(({ body: { area } }) => area === 'body');
    expect(ofBody.map(({ segmentCount, body: { pictures } }) => [segmentCount, pictures])).toEqual([
      [0, [{ description: 'Pump' }]],
      [1, [{ description: 'Pump', place: { segment: 0 } }]],
      [1, undefined],
    ]);
  });

  it('have their pictures where in the text they stand', () => {
    const drawing = (inside: string) =>
      `<w:drawing><wp:inline><wp:docPr id="1" name="P"/><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const picture = (said: string) =>
      `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p" descr="${said}"/></pic:nvPicPr><pic:blipFill/></pic:pic>`;
    const r = (inside: string) => `<w:r>${inside}</w:r>`;
    const group = drawing(`<wpg:wgp>${picture('Left')}${picture('Right')}</wpg:wgp>`);
    const twice = (of: string) =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${of}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`;
    const box = drawing('<wps:wsp><wps:txbx><w:txbxContent/></wps:txbx></wps:wsp>');
    const placesIn = (inside: string) => {
      const { package: drawn } = openPackage(buildDocx({ body: p(inside) }));
      const [kept] = outlineBlocks(extractSegments(drawn!, defaultContentOptions, 'en')).filter(
        ({ body: { area } }) => area === 'body',
      );
      return kept!.body.pictures?.map(({ description, place }) => [description, place?.segment, place?.code]);
    };
    const [wheel, bolt] = [drawing(picture('Wheel')), drawing(picture('Bolt'))];
    expect(placesIn(`${t('Turn ')}${r(wheel)}${t(' twice. Now stop ')}${r(bolt)}${t(' there.')}`)).toEqual([
      ['Wheel', 0, 1],
      ['Bolt', 1, 1],
    ]);
    expect(placesIn(`${t('Turn ')}${r(group)}${t(' twice.')}`)).toEqual([
      ['Left', 0, 1],
      ['Right', 0, 1],
    ]);
    expect(placesIn(`${t('Turn ')}${r(twice(group))}${t(' and ')}${r(twice(bolt))}${t('.')}`)).toEqual([
      ['Left', 0, 1],
      ['Right', 0, 1],
      ['Bolt', 0, 2],
    ]);
    expect(placesIn(`${t('Turn ')}${r(wheel)}${r(box)}${r(bolt)}${t(' twice.')}`)).toEqual([
      ['Wheel', 0, 1],
      ['Bolt', 0, 1],
    ]);
    expect(placesIn(`${t('Turn ')}${r(box)}${t(' twice.')}`)).toEqual([]);
    expect(placesIn(t('Turn twice.'))).toBe(undefined);
  });

  it('give the text of the document with their segments', () => {
    const texts = extraction.segments.map(({ source }) => plainText(source));
    const read = blocks.map(
      ({ firstPosition = 0, segmentCount, body: { gaps, fixed = '' } }) =>
        Array.from(
          { length: segmentCount },
          (_, index) => (gaps?.[index] ?? (index > 0 ? ' ' : '')) + texts[firstPosition + index],
        ).join('') + (gaps?.[segmentCount] ?? fixed),
    );
    expect(read.map((text) => text.trim())).toEqual(['One. Two.', '***', 'Left\tright', '— (End) —']);
  });
});
