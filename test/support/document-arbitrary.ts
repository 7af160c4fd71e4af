import fc from 'fast-check';
import { type ContentOptions, contentOptionsSchema } from '#engine/docx/extract';
import { buildDocx, fixtureNamespaces } from '#test/docx-builder';

/** Raw character data: words, scripts, blanks, entities, CDATA, marks of templates and what trips readers of XML. */
const characters = fc.constantFrom(
  'word',
  'two words',
  ' ',
  '  ',
  ' lead',
  'trail ',
  'mid',
  '42',
  '.',
  'Émile &amp; Co',
  '&lt;1&gt;',
  '&#x4E2D;文字',
  'שלום',
  'مرحبا 12',
  'ไทย',
  '👍🏽',
  '\u00A0',
  '{{name}}',
  '{#loop}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a marker of template engines
  '${x}',
  'a]]&gt;b',
  '<![CDATA[raw <b>&amp;]]>',
  '<!-- note -->',
  'cut<?pi?>text',
  '',
);

const properties = fc.constantFrom(
  '<w:b/>',
  '<w:b w:val="0"/>',
  '<w:i/>',
  '<w:lang w:val="en-US"/>',
  '<w:noProof/>',
  '<w:vanish/>',
  '<w:color w:val="FF0000"/>',
  '<w:highlight w:val="yellow"/>',
  '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>',
  '<w:u w:val="single"/>',
  '<w:vertAlign w:val="superscript"/>',
  '<w:rtl/>',
);
/** Order of CT_RPr (ECMA-376-1, 17.3.2), so that what is generated could have been written by Word. */
const order = [
  'rFonts',
  'b',
  'i',
  'noProof',
  'vanish',
  'color',
  'highlight',
  'u',
  'vertAlign',
  'rtl',
  'lang',
];
const rank = (property: string): number => order.indexOf(/^<w:(\w+)/.exec(property)![1]!);

const runProperties = fc
  .uniqueArray(properties, { maxLength: 3, selector: rank })
  .map((list) => list.toSorted((a, b) => rank(a) - rank(b)).join(''))
  .map((inside) => (inside === '' ? '' : `<w:rPr>${inside}</w:rPr>`));

const texts = fc.tuple(characters, fc.boolean()).map(([text, preserves]) => {
  const space = preserves ? ' xml:space="preserve"' : '';
  return `<w:t${space}>${text}</w:t>`;
});

const runChildren = fc.constantFrom(
  '<w:tab/>',
  '<w:br/>',
  '<w:br w:type="page"/>',
  '<w:noBreakHyphen/>',
  '<w:softHyphen/>',
  '<w:sym w:font="Wingdings" w:char="F04A"/>',
  '<w:footnoteReference w:id="1"/>',
  '<w:lastRenderedPageBreak/>',
);

const instructions = fc.constantFrom(
  ' PAGE ',
  ' REF mark1 \\h ',
  ' HYPERLINK "https://example.org" ',
  ' TOC \\o ',
  ' XE "entry: sub" ',
  ' IF 1 = 1 "yes" "no" ',
);
const ids = fc.integer({ min: 1, max: 3 });

const marks = fc.oneof(
  ids.map((id) => `<w:bookmarkStart w:id="${id}" w:name="mark${id}"/>`),
  ids.map((id) => `<w:bookmarkEnd w:id="${id}"/>`),
  ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`),
  ids.map((id) => `<w:commentRangeEnd w:id="${id}"/>`),
  fc.constantFrom('<w:proofErr w:type="spellStart"/>', '<!-- between runs -->', '<?target data?>', '\n  '),
);

const fieldMark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

function run(children: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(runProperties, fc.array(children, { minLength: 1, maxLength: 3 }))
    .map(([rPr, inside]) => `<w:r>${rPr}${inside.join('')}</w:r>`);
}

const plainRun = run(fc.oneof({ weight: 5, arbitrary: texts }, { weight: 1, arbitrary: runChildren }));
const deletedRun = fc
  .tuple(runProperties, characters)
  .map(([rPr, text]) => `<w:r>${rPr}<w:delText xml:space="preserve">${text}</w:delText></w:r>`);
const revision = 'w:id="90" w:author="A" w:date="2024-01-01T00:00:00Z"';

function drawing(box: string): string {
  const content = `<w:txbxContent>${box}</w:txbxContent>`;
  const inline = (inside: string) =>
    `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="Box" descr="A picture"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${inside}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
  return (
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${inline(`<wps:wsp><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp>`)}</mc:Choice>` +
    `<mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  );
}

const deepest = 2;
/** Halves of fields, never inside a tracked change: resolving one would then make a fault the document did not have. */
const looseMarks = fc.constantFrom('begin', 'separate', 'end').map(fieldMark);

function inlines(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.array(plainRun, { maxLength: 3 }).map((list) => list.join(''));
  const inner = inlines(depth - 1);
  const one = fc.oneof(
    { weight: 8, arbitrary: plainRun },
    { weight: 2, arbitrary: marks },
    {
      weight: 1,
      arbitrary: inner.map((x) => `<w:hyperlink w:anchor="mark1" w:tooltip="Tip">${x}</w:hyperlink>`),
    },
    { weight: 1, arbitrary: inner.map((x) => `<w:smartTag w:uri="u" w:element="place">${x}</w:smartTag>`) },
    {
      weight: 1,
      arbitrary: inner.map(
        (x) => `<w:sdt><w:sdtPr><w:alias w:val="Title"/></w:sdtPr><w:sdtContent>${x}</w:sdtContent></w:sdt>`,
      ),
    },
    { weight: 1, arbitrary: inner.map((x) => `<w:bdo w:val="rtl">${x}</w:bdo>`) },
    { weight: 1, arbitrary: inner.map((x) => `<w:ins ${revision}>${x}</w:ins>`) },
    { weight: 1, arbitrary: inner.map((x) => `<w:moveTo ${revision}>${x}</w:moveTo>`) },
    { weight: 1, arbitrary: deletedRun.map((x) => `<w:del ${revision}>${x}</w:del>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(instructions, inner)
        .map(
          ([instruction, x]) =>
            `<w:fldSimple w:instr="${instruction.replaceAll('"', '&quot;')}">${x}</w:fldSimple>`,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(instructions, inner, inner)
        .map(
          ([instruction, nested, result]) =>
            `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>${nested.includes('fldChar') ? nested : ''}${fieldMark('separate')}${result}${fieldMark('end')}`,
        ),
    },
    ...(depth === deepest ? [{ weight: 1, arbitrary: looseMarks }] : []),
    {
      weight: 1,
      arbitrary: fc
        .tuple(plainRun, plainRun)
        .map(
          ([reading, base]) =>
            `<w:r><w:ruby><w:rubyPr/><w:rt>${reading}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`,
        ),
    },
    { weight: 1, arbitrary: inner.map((x) => drawing(`<w:p>${x}</w:p>`)) },
  );
  return fc.array(one, { maxLength: 5 }).map((list) => list.join(''));
}

const paragraph = fc
  .tuple(
    fc.constantFrom(
      '',
      '<w:pPr/>',
      '<w:pPr><w:jc w:val="left"/></w:pPr>',
      `<w:pPr><w:rPr><w:ins ${revision}/></w:rPr></w:pPr>`,
      `<w:pPr><w:rPr><w:del ${revision}/></w:rPr></w:pPr>`,
    ),
    inlines(deepest),
  )
  .map(([pPr, inside]) => `<w:p>${pPr}${inside}</w:p>`);

const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .array(paragraph, { minLength: 1, maxLength: 2 })
      .map(
        (cell) =>
          `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>${cell.join('')}</w:tc></w:tr></w:tbl>`,
      ),
  },
  {
    weight: 1,
    arbitrary: paragraph.map((x) => `<w:sdt><w:sdtPr/><w:sdtContent>${x}</w:sdtContent></w:sdt>`),
  },
);

/** Inside of `w:body`; may end in the middle of a field, range or move, as documents of other programs do. */
export const arbitraryBody = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => `${blocks.join('')}<w:p/>`);

/** A document with a footnote, spelled with the prefix `w` or another one. */
export interface GeneratedDocument {
  readonly body: string;
  readonly note?: string;
  readonly prefix?: string;
}

export const arbitraryDocument: fc.Arbitrary<GeneratedDocument> = fc.record({
  body: arbitraryBody,
  note: paragraph,
  prefix: fc.constantFrom('w', 'w', 'ns0', 'W'),
});

export function generatedDocx({ body, note = '<w:p/>', prefix = 'w' }: GeneratedDocument): Uint8Array {
  const document = `<w:document${fixtureNamespaces}><w:body>${body}</w:body></w:document>`;
  const spelled = document
    .replace(/(<\/?)w:/g, `$1${prefix}:`)
    .replace(/(\s)w:(?=\w+=")/g, `$1${prefix}:`)
    .replace('xmlns:w=', `xmlns:${prefix}=`);
  return buildDocx({
    document: spelled,
    parts: { 'word/footnotes.xml': `<w:footnote w:id="1">${note}</w:footnote>` },
  });
}

const defaults = contentOptionsSchema.parse({});

/** Content options with some switches the other way. */
export const arbitraryOptions: fc.Arbitrary<Partial<ContentOptions>> = fc
  .tuple(
    fc.subarray(
      Object.entries(defaults).filter(([, value]) => typeof value === 'boolean'),
      { maxLength: 6 },
    ),
    fc.constantFrom<'accept' | 'original'>('accept', 'original'),
    fc.constantFrom<string[]>([], ['word'], ['two words', 'mid']),
  )
  .map(([switched, revisions, doNotTranslate]) => ({
    ...Object.fromEntries(switched.map(([name, value]) => [name, !value])),
    revisions,
    doNotTranslate,
  }));
