import { describe, expect, it } from 'vitest';
import { equalInline, markedText } from '#engine/inline';
import type { ExchangeDocument } from '#engine/interchange';
import { marked } from '#test/marked';
import { readXliff } from './read-xliff.ts';
import { writeXliff } from './write-xliff.ts';

const types = { 1: 'hyperlink', 3: 'span-start' } as const;
const written: ExchangeDocument = {
  original: 'a.docx',
  sourceHash: '0'.repeat(64),
  sourceLanguage: 'en',
  targetLanguage: 'fr',
  contentOptions: { comments: true },
  units: [
    {
      id: 'p1',
      part: '/word/document.xml',
      place: 'paragraph 1',
      kind: 'paragraph',
      context: { style: 'Heading 1' },
      notes: ['Short.'],
      segments: [
        {
          id: 's1',
          source: marked('See <1>the <2/> plan</1>. <3/>', types),
          target: marked('Voir <1>le <2/> plan</1>. <3/>', types),
          state: 'translated',
        },
        { id: 's2', source: marked('Two.') },
      ],
    },
  ],
};
const file = writeXliff(written);

/** What reading gives after a tool has changed the file; the change must have found its place. */
function returned(change: (xml: string) => string) {
  const changed = change(file);
  expect(changed).not.toBe(file);
  const { document, findings } = readXliff(changed);
  return {
    unit: document?.units[0],
    segments: document?.units[0]?.segments ?? [],
    codes: findings.map(({ code }) => code),
  };
}
const targetOf = (segment: { target?: Parameters<typeof markedText>[0] } | undefined) =>
  segment?.target && markedText(segment.target);

describe('what tools return', () => {
  it('takes a pair that was rewritten as start and end', () => {
    const { segments, codes } = returned((xml) =>
      xml
        .replaceAll(/<pc id="c1-1"(.*?) dispStart/g, '<pc id="c1-1"$1 disp')
        .replaceAll('<pc ', '<sc ')
        .replaceAll(/(<sc id="c1-1"[^>]*)>/g, '$1/>')
        .replaceAll('</pc>', '<ec startRef="c1-1"/>'),
    );
    expect(codes).toEqual([]);
    expect(equalInline(segments[0]!.source, written.units[0]!.segments[0]!.source)).toBe(true);
    expect(equalInline(segments[0]!.target!, written.units[0]!.segments[0]!.target!)).toBe(true);
  });

  it('looks through annotations, comments and CDATA', () => {
    const { segments, codes } = returned((xml) =>
      xml
        .replace('Voir ', '<mrk id="m1" type="term"><![CDATA[Voir]]></mrk><!-- ? --> <sm id="m2"/>')
        .replace('. <sc', '<em startRef="m2"/>. <sc'),
    );
    expect(codes).toEqual([]);
    expect(targetOf(segments[0])).toBe('Voir <1>le <2/> plan</1>. <3/>');
  });

  it('takes codes in another order, lost, copied and added, under numbers that compare with the source', () => {
    const { segments } = returned((xml) =>
      xml.replace(
        /<target>.*<\/target>/,
        '<target><ph id="c1-2"/><ph id="x"/>V <ph id="y" copyOf="c1-2"/><pc id="c1-1">p</pc></target>',
      ),
    );
    expect(targetOf(segments[0])).toBe('<2/><4/>V <2/><1>p</1>');
  });

  it('counts a missing or an empty target as untranslated', () => {
    expect(returned((xml) => xml.replace(/<target>.*<\/target>/, '')).segments[0]).not.toHaveProperty(
      'target',
    );
    const empty = returned((xml) =>
      xml.replace(/ state="translated"/, '').replace(/<target>.*<\/target>/, '<target/>'),
    );
    expect(empty.segments[0]).not.toHaveProperty('target');
    expect(targetOf(returned((xml) => xml.replace(/<target>.*<\/target>/, '<target/>')).segments[0])).toBe(
      '',
    );
  });

  it('joins a segment that was divided', () => {
    const { segments, codes } = returned((xml) =>
      xml.replace(
        '<source>Two.</source>',
        '<source>T</source><target>D</target></segment><ignorable><source> </source></ignorable><segment id="new"><source>wo.</source><target>eux.</target>',
      ),
    );
    expect(segments.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(markedText(segments[1]!.source)).toBe('T wo.');
    expect(targetOf(segments[1])).toBe('D eux.');
    expect(codes).toEqual(['xliff-resegmented']);
  });

  it('leaves a divided segment untranslated until every part is translated', () => {
    const { segments } = returned((xml) =>
      xml.replace(
        '<source>Two.</source>',
        '<source>T</source><target>D</target></segment><segment><source>wo.</source>',
      ),
    );
    expect(segments[1]).not.toHaveProperty('target');
  });

  it('reports merged segments', () => {
    const { segments, codes } = returned((xml) =>
      xml
        .replace('</source><target>', 'Two.</source><target>')
        .replace(/<segment id="s2">.*?<\/segment>/, ''),
    );
    expect(segments.map(({ id }) => id)).toEqual(['s1']);
    expect(codes).toEqual(['xliff-resegmented']);
  });

  it('passes over extensions and unknown attributes', () => {
    const { unit, codes } = returned((xml) =>
      xml
        .replace('<mda:metadata>', '<x:y xmlns:x="urn:x"><x:unit/></x:y><mda:metadata>')
        .replace('</notes>', '<note id="tool">Checked</note></notes>'),
    );
    expect(codes).toEqual([]);
    expect(unit).toEqual({ ...written.units[0], notes: ['Short.', 'Checked'] });
  });

  it('takes the candidates and terms of other tools to the segments they are about', () => {
    const { unit, codes } = returned((xml) =>
      xml
        .replace(
          '<notes>',
          `<mtc:matches><mtc:match ref="#f=f1/u=p1/s2" similarity="99.6"><source>Two!</source><target>Deux\u00A0!</target></mtc:match>
           <mtc:match ref="#m1" type="icm" matchQuality="100.0" origin="tm"><source>the plan</source><target>le plan</target></mtc:match></mtc:matches>
           <gls:glossary><gls:glossEntry ref="#m1"><gls:term>plan</gls:term><gls:translation>plan</gls:translation></gls:glossEntry></gls:glossary><notes>`,
        )
        .replace('<source>See ', '<source><mrk id="m1" type="term">See</mrk> '),
    );
    expect(codes).toEqual([]);
    const [first, second] = unit!.segments;
    expect(second!.matches).toMatchObject([{ score: 99, origin: '' }]);
    expect(first!.matches).toMatchObject([{ score: 101, origin: 'tm' }]);
    expect(first!.terms).toEqual([
      {
        source: 'plan',
        status: 'allowed',
        targets: [{ text: 'plan', status: 'allowed' }],
        place: { start: 0, end: 3 },
      },
    ]);
  });
});

describe('what is refused or reported', () => {
  it('names line and column', () => {
    const placeOf = (xml: string) => readXliff(xml).findings.map(({ place }) => place);
    expect(placeOf('<xliff>\n <b>\n</xliff>')).toEqual(['line 3, column 1']);
    expect(placeOf(file.replace('state="translated"', 'state="done"'))).toEqual([
      'unit p1, line 25, column 1',
    ]);
  });

  it('takes bytes in any encoding they declare', () => {
    const latin = Buffer.from(
      file.replace('UTF-8', 'ISO-8859-1').replace('Two.', 'Deux \xE9t\xE9s.'),
      'latin1',
    );
    const { document, findings } = readXliff(new Uint8Array(latin));
    expect(findings).toEqual([]);
    expect(markedText(document!.units[0]!.segments[1]!.source)).toBe('Deux étés.');
    expect(readXliff(Uint8Array.of(0xff, 0x20)).findings.map(({ code }) => code)).toEqual(['xliff-encoding']);
  });

  it.each([
    ['<a', ['xliff-not-well-formed']],
    ['<!DOCTYPE xliff><xliff/>', ['xliff-doctype']],
    ['<html/>', ['xliff-not-xliff']],
    ['<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', ['xliff-version']],
    ['<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', ['xliff-source-language']],
    [
      '<xliff version="2.1" srcLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
      ['xliff-several-files'],
    ],
  ])('refuses %s', (xml, codes) => {
    const { document, findings } = readXliff(xml);
    expect(document).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    [(xml: string) => xml.replace('state="translated"', 'state="done"'), 'xliff-state'],
    [(xml: string) => xml.replace('Two.', 'Two<cp hex="ZZ"/>.'), 'xliff-character'],
    [(xml: string) => xml.replace('Two.', 'Two.<ec startRef="none"/>'), 'xliff-code-reference'],
    [(xml: string) => xml.replace('Two.', 'Two.<ph/>'), 'xliff-missing-id'],
    [(xml: string) => xml.replace('<source>Two.</source>', ''), 'xliff-missing-source'],
    [(xml: string) => xml.replace('{"comments', '{comments'), 'xliff-metadata'],
    [(xml: string) => xml.replace(/<mda:meta type="sha256">.*?<\/mda:meta>/, ''), 'xliff-origin'],
    [(xml: string) => xml.replace(' trgLang="fr"', ''), 'xliff-target-language'],
    [(xml: string) => xml.replace('segment id="s2"', 'segment id="s1"'), 'xliff-duplicate-id'],
  ])('%# reports %s', (change, code) => {
    expect(returned(change).codes).toContain(code);
  });
});
