import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { collectTmx, readTmxText, tmxAround } from '#test/tmx';
import { readTmx } from './read-tmx.ts';
import type { TmxUnit } from './tmx-unit.ts';

const unit = (...segments: string[]) =>
  `<tu>${segments.map((seg, index) => `<tuv xml:lang="${['en', 'fr', 'de'][index]}"><seg>${seg}</seg></tuv>`).join('')}</tu>`;
const markedOf = ({ variants }: TmxUnit) => variants.map(({ text }) => markedText(text));
const codesOf = (read: TmxUnit, index = 0) => [...read.variants[index]!.text.codes.values()];

async function readOne(...segments: string[]) {
  const { units, findings } = await readTmxText(tmxAround(unit(...segments)));
  return { unit: units[0]!, codes: findings.map(({ code }) => code) };
}

describe('codes', () => {
  it.each([
    ['pairs by i', ['<bpt i="1"/>a<ept i="1"/>'], ['<1>a</1>']],
    ['overlapping pairs', ['<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/>c<ept i="2"/>'], ['<1>a<2>b</1>c</2>']],
    ['numbers of x', ['<bpt i="1" x="7"/>a<ept i="1"/><ph x="3"/>'], ['<7>a</7><3/>']],
    [
      'the same x in every language',
      ['<ph x="1">a</ph><ph x="2">b</ph>', '<ph x="2">B</ph><ph x="1">A</ph>'],
      ['<1/><2/>', '<2/><1/>'],
    ],
    [
      'the same native code where there is no x',
      [
        '<bpt i="1">[b]</bpt>x<ept i="1">[/]</ept><bpt i="2">[i]</bpt>y<ept i="2">[/]</ept>',
        '<bpt i="1">[i]</bpt>Y<ept i="1">[/]</ept><bpt i="2">[b]</bpt>X<ept i="2">[/]</ept>',
      ],
      ['<1>x</1><2>y</2>', '<2>Y</2><1>X</1>'],
    ],
    [
      'the same i where there is neither',
      [
        '<bpt i="1"/>a<ept i="1"/><bpt i="2"/>b<ept i="2"/>',
        '<bpt i="2"/>B<ept i="2"/><bpt i="1"/>A<ept i="1"/>',
      ],
      ['<1>a</1><2>b</2>', '<2>B</2><1>A</1>'],
    ],
    ['an x that is no number', ['<ph x="n"/>', 'a<ph x="n"/>'], ['<1/>', 'a<1/>']],
    ['an x that stands twice', ['<ph x="1"/><ph x="1"/>', '<ph x="1"/>'], ['<1/><2/>', '<1/>']],
    ['a highlight inside a highlight', ['<hi x="1">a<hi x="2">b</hi></hi>c'], ['<1>a<2>b</2></1>c']],
    [
      'a highlight that closes before the pair inside',
      ['<hi x="2">a<bpt i="1" x="1"/>b</hi>c<ept i="1"/>'],
      ['<2>a<1>b</2>c</1>'],
    ],
    ['ut and it', ['<ut>[x]</ut>a<it pos="end">[/]</it>'], ['<1/>a<2/>']],
  ])('reads %s', async (_, segments, expected) => {
    const { unit: read, codes } = await readOne(...segments);
    expect(markedOf(read)).toEqual(expected);
    expect(codes).toEqual([]);
  });

  it('tells what a code is', async () => {
    const { unit: read } = await readOne(
      '<bpt i="1" type="bold">{\\b </bpt>a<ept i="1">}</ept><ph type="lb">&lt;br/></ph><ph>%s</ph><it pos="begin" type="link">&lt;a></it><hi type="term">b</hi>',
    );
    expect(codesOf(read)).toEqual([
      { id: 1, paired: true, type: 'format', hint: 'bold', equivalent: '', deletable: true, movable: true },
      {
        id: 2,
        paired: false,
        type: 'line-break',
        hint: 'lb',
        equivalent: '\n',
        deletable: false,
        movable: true,
      },
      { id: 3, paired: false, type: 'other', hint: '%s', equivalent: '', deletable: false, movable: true },
      {
        id: 4,
        paired: false,
        type: 'span-start',
        hint: 'link',
        equivalent: '',
        deletable: false,
        movable: false,
      },
      { id: 5, paired: true, type: 'markup', hint: 'term', equivalent: '', deletable: true, movable: true },
    ]);
  });

  it('keeps native code with the text inside it', async () => {
    const { unit: read } = await readOne(
      'See<ph x="1" assoc="p">\\footnote{<sub type="fnote">A <bpt i="1">[</bpt>b</sub>}</ph>.',
    );
    expect(markedOf(read)).toEqual(['See<1/>.']);
    expect(read.variants[0]!.codes.get(1)).toEqual({
      element: 'ph',
      attributes: { assoc: 'p' },
      content: [
        '\\footnote{',
        {
          name: 'sub',
          attributes: { type: 'fnote' },
          content: ['A ', { name: 'bpt', attributes: { i: '1' }, content: ['['] }, 'b'],
        },
        '}',
      ],
      endContent: [],
    });
  });

  it.each([
    ['<bpt i="1">[</bpt>a', '<1/>a', ['tmx-code-unpaired'], 'span-start'],
    ['a<ept i="1">]</ept>', 'a<1/>', ['tmx-code-unpaired'], 'span-end'],
    [
      '<bpt i="1"/>a<ept i="1"/><bpt i="1"/>b<ept i="1"/>',
      '<1>a</1><2>b</2>',
      ['tmx-code-duplicate'],
      'other',
    ],
    ['<bpt>a</bpt>b<ept>c</ept>', '<1>b</1>', ['tmx-code-attribute'], 'other'],
    ['<it>a</it>', '<1/>', ['tmx-code-attribute'], 'other'],
    ['a<g id="1">b</g><x/>', 'a<1>b</1><2/>', ['tmx-element-unknown', 'tmx-element-unknown'], 'other'],
  ])('reads %j, which is not right, and reports it', async (segment, expected, reported, type) => {
    const { unit: read, codes } = await readOne(segment);
    expect(markedOf(read)).toEqual([expected]);
    expect(codes).toEqual(reported);
    expect(codesOf(read)[0]!.type).toBe(type);
  });
});

describe('units', () => {
  it('keeps white space, which is significant in a segment', async () => {
    const { unit: read } = await readOne(' \n a\t&#160; ');
    expect(markedOf(read)).toEqual([' \n a\t\u00A0 ']);
  });

  it('reads a segment of text, references and CDATA as one text', async () => {
    const { unit: read } = await readOne('a &amp; <!-- no --><![CDATA[<b>]]>&#33;');
    expect(read.variants[0]!.text.items).toEqual([{ kind: 'text', text: 'a & <b>!' }]);
  });

  it('takes a segment that memoQ leaves in a prop unescaped as text of the prop', async () => {
    const { units } = await readTmxText(
      tmxAround(
        '<tu><prop type="x-context-pre"><seg>A &amp; B</seg></prop><tuv xml:lang="en"><seg>x</seg></tuv></tu>',
      ),
    );
    expect(units[0]!.props[0]!.text).toBe('<seg>A &amp; B</seg>');
  });

  it.each([
    ['<tu/>', 'tmx-unit-without-variant'],
    ['<tu><tuv><seg>a</seg></tuv></tu>', 'tmx-unit-without-variant'],
    ['<tu><tuv xml:lang="en"/></tu>', 'tmx-unit-without-variant'],
    ['<tu><tuv xml:lang="en"><seg>a\u0001</seg></tuv></tu>', 'tmx-unit-character'],
    ['<tu><tuv xml:lang="en"><prop type="&#2;"/><seg>a</seg></tuv></tu>', 'tmx-unit-character'],
    ['<tu tuid="\u0001"><tuv xml:lang="en"><seg>a</seg></tuv></tu>', 'tmx-unit-character'],
    ['<tu><tuv xml:lang="en"><seg>a&nbsp;b</seg></tuv></tu>', 'tmx-unit-entity'],
  ])('leaves out %j, says why and where, and reads on', async (broken, reason) => {
    const { units, findings, account } = await readTmxText(tmxAround(`${broken}\n${unit('good')}`));
    expect(units.map(markedOf)).toEqual([['good']]);
    expect(findings.find(({ code }) => code === reason)?.place).toBe('line 3, column 1');
    expect(account).toMatchObject({ units: 2, read: 1, skipped: { [reason]: 1 }, isComplete: true });
  });

  it('leaves out the units of which bytes are not valid, and only those', async () => {
    const bytes = Buffer.from(
      tmxAround(`${unit('\uFFFD before')}\n${unit('caf#')}\n${unit('good é')}\n${unit('th#')}`),
    );
    for (let at = bytes.indexOf('#'); at !== -1; at = bytes.indexOf('#', at)) bytes[at] = 0xe9;
    const { units, account } = await collectTmx([bytes]);
    expect(units.map(markedOf)).toEqual([['\uFFFD before'], ['good é']]);
    expect(account).toMatchObject({
      units: 4,
      read: 2,
      skipped: { 'tmx-unit-bytes': 2 },
      findings: { 'markup-encoding': 1 },
    });
  });

  it('leaves out a unit that is larger than any real one without holding it', async () => {
    const huge = `<tu>${`<tuv xml:lang="en"><seg>${'x'.repeat(2 ** 18)}</seg></tuv>`.repeat(40)}</tu>`;
    const { units, account } = await readTmxText(tmxAround(`${huge}${unit('good')}`));
    expect(units.map(markedOf)).toEqual([['good']]);
    expect(account.skipped).toEqual({ 'tmx-too-large': 1 });
  });

  it('does not let a header without end fill the memory', async () => {
    const header = `<header>${`<note>${'x'.repeat(2 ** 18)}</note>`.repeat(40)}</header>`;
    const {
      header: read,
      units,
      account,
    } = await readTmxText(`<tmx version="1.4">${header}<body>${unit('good')}</body></tmx>`);
    expect(read!.notes).toEqual([]);
    expect(units.length).toBe(1);
    expect(account.findings['tmx-too-large']).toBe(1);
  });

  it('tells at most a hundred findings of a code one by one, and counts all', async () => {
    const { findings, account } = await readTmxText(tmxAround('<tu/>'.repeat(1000)));
    expect(findings.length).toBe(100);
    expect(account).toMatchObject({
      units: 1000,
      skipped: { 'tmx-unit-without-variant': 1000 },
      findings: { 'tmx-unit-without-variant': 1000 },
    });
  });
});

describe('parts', () => {
  it('gives the header first, findings before the units behind them, the account last', async () => {
    const { kinds } = await readTmxText(tmxAround(`<tu/>${unit('a')}`));
    expect(kinds).toEqual(['header', 'findings', 'units', 'account']);
  });

  it('ends with the account where the file is no TMX or nothing at all', async () => {
    for (const text of ['', '<xliff/>', 'PK\u0003\u0004']) {
      const { kinds, findings, account } = await readTmxText(text);
      expect(kinds).toEqual(['findings', 'account']);
      expect(findings.at(-1)!.severity).toBe('error');
      expect(account).toMatchObject({ units: 0, read: 0, isComplete: false });
    }
  });

  it('lets a caller look at the header and stop, and closes the source', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield Buffer.from(tmxAround('').split('</body>')[0]!);
        for (;;) yield Buffer.from(unit('a').repeat(1000));
      } finally {
        isClosed = true;
      }
    }
    for await (const part of readTmx(source())) if (part.kind === 'header') break;
    expect(isClosed).toBe(true);
  });

  it('passes on what the source throws', async () => {
    function* source() {
      yield Buffer.from(tmxAround('').slice(0, 40));
      throw new Error('disk');
    }
    await expect(collectTmx(source())).rejects.toThrow('disk');
  });

  it('never lets a large file end in nothing: units and an error where it breaks off', async () => {
    const many = unit('a segment of some length', 'un segment assez long').repeat(20_000);
    const { units, findings, account } = await readTmxText(tmxAround(many).slice(0, -100));
    expect(units.length).toBe(19_999);
    expect(findings.map(({ code }) => code)).toEqual(['markup-truncated', 'tmx-unit-unfinished']);
    expect(account).toMatchObject({
      units: 20_000,
      read: 19_999,
      skipped: { 'tmx-unit-unfinished': 1 },
      isComplete: false,
    });
  });
});
