import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { buildDocx, type DocxFixture } from '#test/docx-builder';
import { png } from '#test/rasters';
import { PictureFinder } from './find-pictures.ts';
import { mostPictures } from './picture.ts';

const image = (content: Uint8Array | string, contentType = 'image/png') => ({
  ...{ content, contentType },
  kind: 'image',
});
/** `rId1` to `rId3`. */
const parts: DocxFixture['parts'] = {
  'word/media/one.png': image(png()),
  'word/media/two.png': image(png()),
  'word/media/drawn.emf': image('\x01\0\0\0 EMF', 'image/x-emf'),
};

function picturesOf(body: string, fixture: DocxFixture = {}, paragraph = 0) {
  const { package: opened } = openPackage(
    buildDocx({ ...fixture, body, parts: { ...parts, ...fixture.parts } }),
  );
  const tree = opened!.xml(opened!.mainPart);
  const paragraphs = [...tree.descendants(tree.root, 'w:p')];
  const found = new PictureFinder(opened!).find(opened!.mainPart, tree, paragraphs[paragraph]!);
  return found.map((one) => one.picture);
}

const blip = (id: string, how = 'embed') =>
  `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p" descr="Own"/></pic:nvPicPr><pic:blipFill><a:blip r:${how}="${id}"/></pic:blipFill></pic:pic>`;
const graphic = (inside: string) => `<a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic>`;
const inline = (inside: string, said = 'A pump', extent = '<wp:extent cx="1905000" cy="952500"/>') =>
  `<w:drawing><wp:inline>${extent}<wp:docPr id="1" name="P" descr="${said}"/>${graphic(inside)}</wp:inline></w:drawing>`;
const run = (inside: string) => `<w:r>${inside}</w:r>`;
const p = (inside: string) => `<w:p>${run(inside)}</w:p>`;
const box = (inside: string) =>
  `<wps:wsp><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp>`;
const twice = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const vml = (id: string, attributes = 'style="position:absolute; width:75pt;height:1in"') =>
  `<w:pict><v:shape ${attributes}><v:imagedata ${id} o:title="Named"/></v:shape></w:pict>`;

const one = '/word/media/one.png';
const two = '/word/media/two.png';

describe('pictures of a paragraph', () => {
  it('are parts of the document, with what is said of them and their size in pixels of 1/96 inch', () => {
    expect(picturesOf(p(inline(blip('rId1'))))).toEqual([
      { part: one, description: 'A pump', width: 200, height: 100 },
    ]);
    expect(picturesOf(p(inline(blip('rId2'), '', '')))).toEqual([{ part: two, description: 'Own' }]);
  });

  it('of older documents are found as well', () => {
    expect(picturesOf(p(vml('r:id="rId2"')))).toEqual([
      { part: two, description: 'Named', width: 100, height: 96 },
    ]);
    const object = `<w:object>${vml('r:id="rId3"', 'alt="A sheet"').replaceAll(/<\/?w:pict>/g, '')}</w:object>`;
    expect(picturesOf(p(object))).toEqual([{ description: 'A sheet' }]);
  });

  it('have no part where it is no raster, is missing, linked or outside of the document', () => {
    const body = (id: string, how?: string) => p(inline(blip(id, how)));
    const placeholder = [{ description: 'A pump', width: 200, height: 100 }];
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
    const related = (target: string, mode = '') => ({
      relationships: `<Relationship Id="x" Type="${type}" Target="${target}" ${mode}/>`,
    });
    expect(picturesOf(body('rId3'))).toEqual(placeholder);
    expect(picturesOf(body('rId99'))).toEqual(placeholder);
    expect(picturesOf(body('rId1', 'link'))).toEqual(placeholder);
    for (const external of ['https://example.org/a.png', 'file:///etc/passwd', 'media/one.png'])
      expect(picturesOf(body('x'), related(external, 'TargetMode="External"'))).toEqual(placeholder);
    for (const target of [
      'media/none.png',
      '../../../../etc/passwd',
      '..%2f..%2fetc/passwd',
      'document.xml',
      '',
    ])
      expect(picturesOf(body('x'), related(target))).toEqual(placeholder);
    expect(picturesOf(p(vml('r:href="rId1"')))[0]).not.toHaveProperty('part');
    expect(picturesOf(body('x'), related('../../../word/media/one.png'))[0]!.part).toBe(one);
  });

  it('are told by their bytes, whatever their names and content types say', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const fixture = (content: Uint8Array | string, type: string): DocxFixture => ({
      parts: { 'word/media/other.png': { ...image(content, type), id: 'x' } },
    });
    const body = p(inline(blip('x')));
    expect(picturesOf(body, fixture(svg, 'image/png'))[0]).not.toHaveProperty('part');
    expect(picturesOf(body, fixture('<html>', 'image/png'))[0]).not.toHaveProperty('part');
    expect(picturesOf(body, fixture(png(20_000, 20_000), 'image/png'))[0]).not.toHaveProperty('part');
    expect(picturesOf(body, fixture(png(), 'text/html'))[0]!.part).toBe('/word/media/other.png');
  });

  it('that are there twice are told once, as they can be shown', () => {
    expect(picturesOf(p(twice(inline(blip('rId1')), vml('r:id="rId2"'))))).toEqual([
      { part: one, description: 'A pump', width: 200, height: 100 },
    ]);
    const chart = inline('<c:chart r:id="rId9"/>', 'A chart');
    expect(picturesOf(p(twice(chart, inline(blip('rId2'), 'Its picture'))))).toEqual([
      { part: two, description: 'Its picture', width: 200, height: 100 },
    ]);
    expect(picturesOf(p(twice(chart, vml('r:id="rId3"'))))).toEqual([
      { description: 'A chart', width: 200, height: 100 },
    ]);
    const inside = twice('<a:blip r:embed="rId3"/>', '<a:blip r:embed="rId1"/>');
    const formats = `<pic:pic><pic:blipFill>${inside}</pic:blipFill></pic:pic>`;
    expect(picturesOf(p(inline(formats))).map(({ part }) => part)).toEqual([one]);
    const only = `<mc:AlternateContent><mc:Fallback>${vml('r:id="rId2"')}</mc:Fallback></mc:AlternateContent>`;
    expect(picturesOf(p(only)).map(({ part }) => part)).toEqual([two]);
  });

  it('of a text box belong to the paragraphs in it', () => {
    const body = p(
      twice(inline(box(p(inline(blip('rId1'))))), `<w:pict><v:textbox>${box(p(''))}</v:textbox></w:pict>`),
    );
    expect(picturesOf(body)).toEqual([]);
    expect(picturesOf(body, {}, 1)).toEqual([{ part: one, description: 'A pump', width: 200, height: 100 }]);
  });

  it('of a group come one after another, without the size of all together', () => {
    const group = `<wpg:wgp>${blip('rId1')}${blip('rId2')}</wpg:wgp>`;
    expect(picturesOf(p(inline(group, '')))).toEqual([
      { part: one, description: 'Own' },
      { part: two, description: 'Own' },
    ]);
  });

  it('are called what their program called them only where nothing else is known of them', () => {
    expect(picturesOf(p(inline('<wps:wsp/>', '')))).toEqual([{ name: 'P', width: 200, height: 100 }]);
    expect(picturesOf(p(inline('<wps:wsp/>', 'An arrow')))[0]).not.toHaveProperty('name');
    expect(picturesOf(p(inline(blip('rId1'), '')))[0]).not.toHaveProperty('name');
  });

  it('claim no size that is out of reason', () => {
    for (const [cx, cy] of [
      ['-1', '9525'],
      ['1e99', '9525'],
      ['x', '9525'],
      ['952500000', '9525'],
    ])
      expect(picturesOf(p(inline(blip('rId1'), 'A', `<wp:extent cx="${cx}" cy="${cy}"/>`)))).toEqual([
        { part: one, description: 'A' },
      ]);
  });

  it('are bounded, and so is what is said of them and the time they cost', () => {
    const said = 'a'.repeat(1_000);
    const many = p(inline(blip('rId1'), said).repeat(5_000));
    const found = picturesOf(many);
    expect(found).toHaveLength(mostPictures);
    expect(found[0]!.description).toHaveLength(300);
    const deep = `${'<mc:AlternateContent><mc:Choice Requires="wps">'.repeat(200)}${vml('r:id="rId2"')}${'</mc:Choice></mc:AlternateContent>'.repeat(200)}`;
    expect(picturesOf(p(deep)).map(({ part }) => part)).toEqual([two]);
    for (const name of ['x'.repeat(300), '泵'.repeat(100)]) {
      const long = `word/media/${name}.png`;
      const named = picturesOf(p(inline(blip('x'))), { parts: { [long]: { ...image(png()), id: 'x' } } });
      expect(named[0]).not.toHaveProperty('part');
    }
    const short = 'word/media/泵 1.png';
    const named = picturesOf(p(inline(blip('x'))), { parts: { [short]: { ...image(png()), id: 'x' } } });
    expect(named[0]!.part).toBe(`/${short}`);
  });
});
