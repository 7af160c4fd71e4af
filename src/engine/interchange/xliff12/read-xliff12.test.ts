import { describe, expect, it } from 'vitest';
import { equalInline, markedText } from '#engine/inline';
import type { ExchangeDocument } from '#engine/interchange';
import { marked } from '#test/marked';
import { readXliff12 } from './read-xliff12.ts';
import { writeXliff12 } from './write-xliff12.ts';

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
          id: 'p1.1',
          source: marked('See <1>the <2/> plan</1>. <3/>', types),
          target: marked('Voir <1>le <2/> plan</1>. <3/>', types),
          state: 'translated',
          terms: [{ source: 'plan', status: 'preferred', targets: [{ text: 'plan', status: 'preferred' }] }],
        },
        {
          id: 'p1.2',
          source: marked('Two.'),
          matches: [{ source: marked('Two!'), target: marked('Deux\u00A0!'), score: 101, origin: 'main' }],
        },
      ],
    },
  ],
};
const file = writeXliff12(written);
const [first, second] = written.units[0]!.segments;

/** What reading gives after a tool has changed the file; the change must have found its place. */
function returned(change: (xml: string) => string) {
  const changed = change(file);
  expect(changed).not.toBe(file);
  const { document, findings } = readXliff12(changed);
  return { segments: document?.units[0]?.segments ?? [], codes: findings.map(({ code }) => code) };
}
const targetOf = (segment: { target?: Parameters<typeof markedText>[0] } | undefined) =>
  segment?.target && markedText(segment.target);

/** The file with another second target: `attributes`, then content. */
const withTarget = (target: string) => (xml: string) =>
  xml.replace('<target state="needs-translation">Two.</target>', target);

describe('what tools return', () => {
  it('counts an untouched copy of the source as untranslated, also when blanks changed', () => {
    expect(file).toContain('<target state="needs-translation">Two.</target>');
    const { segments } = returned(withTarget('<target state="needs-translation">\n  Two. </target>'));
    expect(segments[1]).toEqual(second);
  });

  it('takes what OmegaT writes over the copy, whose state it leaves', () => {
    const { segments } = returned(withTarget('<target state="needs-translation">Deux.</target>'));
    expect([targetOf(segments[1]), segments[1]!.state]).toEqual(['Deux.', undefined]);
  });

  it.each([
    ['<target/>', undefined],
    ['', undefined],
    ['<target xml:lang="fr">Two.</target>', 'Two.'],
    ['<target><![CDATA[Deux < trois]]></target>', 'Deux < trois'],
    ['<target>Deux<!-- ? -->.</target>', 'Deux.'],
    ['<target><mrk mtype="seg" mid="0">De</mrk><mrk mtype="seg" mid="1">ux.</mrk></target>', 'Deux.'],
    ['<target><mrk mtype="x-sdl-comment">Deux</mrk>.</target>', 'Deux.'],
  ])('reads %s', (target, expected) => {
    const { segments, codes } = returned(withTarget(target));
    expect([targetOf(segments[1]), codes]).toEqual([expected, []]);
  });

  it.each<[string, string, string?]>([
    ['new', 'initial'],
    ['translated', 'translated'],
    ['needs-review-translation', 'translated', 'xlf12:needs-review-translation'],
    ['signed-off', 'reviewed'],
    ['final', 'final'],
    ['x-own', 'initial', 'xlf12:x-own'],
    ['translated" state-qualifier="leveraged-mt', 'translated', 'xlf12:leveraged-mt'],
  ])('takes the state %s for %s', (state, expected, finer) => {
    const { segments } = returned(withTarget(`<target state="${state}">Deux.</target>`));
    expect([segments[1]!.state, segments[1]!.subState]).toEqual([expected, finer]);
    const again = readXliff12(writeXliff12({ ...written, units: [{ ...written.units[0]!, segments }] }));
    expect(again.document!.units[0]!.segments).toEqual(segments);
  });

  it('takes approval, and the states of Trados and memoQ, where the target has none', () => {
    const deux = '<target>Deux.</target>';
    const approved = returned((xml) =>
      withTarget(deux)(xml.replace('id="p1.2"', 'id="p1.2" approved="yes"')),
    );
    expect(approved.segments[1]!.state).toBe('final');
    for (const [state, becomes] of [
      ['translated', 'final'],
      ['signed-off', 'final'],
      ['needs-review-translation', 'translated'],
      ['new', 'initial'],
    ]) {
      const both = returned((xml) =>
        withTarget(`<target state="${state}">Deux.</target>`)(
          xml.replace('id="p1.2"', 'id="p1.2" approved="yes"'),
        ),
      );
      expect(both.segments[1]!.state, state).toBe(becomes);
    }
    const memoq = returned((xml) =>
      withTarget(deux)(
        xml.replace('id="p1.2"', 'id="p1.2" xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"'),
      ),
    );
    expect(memoq.segments[1]!.state).toBe('translated');
    const trados = returned(
      withTarget(
        `${deux}<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="1" conf="ApprovedSignOff"/><sdl:seg id="2" conf="ApprovedTranslation"/></sdl:seg-defs>`,
      ),
    );
    expect(trados.segments[1]!.state).toBe('reviewed');
  });

  it.each([
    [
      'bpt, ept and ph',
      (xml: string) =>
        xml
          .replaceAll(/<g id="1"[^>]*>/g, '<bpt id="1" rid="9">&lt;a&gt;</bpt>')
          .replaceAll('</g>', '<ept id="5" rid="9">&lt;/a&gt;</ept>')
          .replaceAll(/<x id="2"[^>]*>/g, '<ph id="2">[2]</ph>'),
    ],
    [
      'bx and ex',
      (xml: string) =>
        xml.replaceAll(/<g id="1"([^>]*)>/g, '<bx id="1"$1/>').replaceAll('</g>', '<ex id="1"/>'),
    ],
    ['it', (xml: string) => xml.replaceAll(/<bx id="3"[^>]*>/g, '<it id="3" pos="open">(</it>')],
    [
      'bare elements in the target',
      (xml: string) =>
        xml.replace(/<target state="translated">.*?<\/target>/, (target) =>
          target.replaceAll(/ (ctype|clone|verso:\w+)="[^"]*"/g, ''),
        ),
    ],
  ])('reads codes spelled as %s', (_, change) => {
    const { segments, codes } = returned(change);
    expect(codes).toEqual([]);
    expect(markedText(segments[0]!.source)).toBe(markedText(first!.source));
    expect(targetOf(segments[0])).toBe(markedText(first!.target!));
  });

  it('keeps all that codes are where elements changed from pairs to halves', () => {
    const { segments } = returned((xml) =>
      xml.replaceAll(/<g id="1"([^>]*)>/g, '<bx id="1"$1/>').replaceAll('</g>', '<ex id="1"/>'),
    );
    expect(equalInline(segments[0]!.source, first!.source)).toBe(true);
  });

  it('leaves proposals and our repetitions of notes and terms in place', () => {
    expect(file).toContain('<note from="verso:terms">plan: plan (preferred)</note>');
    const { segments } = returned((xml) =>
      xml.replace('</trans-unit>', '<note from="me">Checked</note></trans-unit>'),
    );
    expect(segments[0]).toMatchObject({ notes: ['Checked'], terms: first!.terms });
    expect(segments[1]!.matches).toEqual(second!.matches);
  });

  it('finds segments whose groups are gone', () => {
    const { document } = readXliff12(
      file.replace(/<group[\s\S]*?(?=<trans-unit)/, '').replace('</group>', ''),
    );
    expect(document!.units.map(({ id, segments }) => [id, segments[0]!.id])).toEqual([
      ['p1.1', 'p1.1'],
      ['p1.2', 'p1.2'],
    ]);
  });

  it('reads the segments that other tools marked, unless text lies between them', () => {
    const unit = (between: string) =>
      `<xliff version="1.2"><file original="a" source-language="en" target-language="fr" datatype="x"><body>
       <trans-unit id="7"><source>One.${between} Two.</source>
       <seg-source><mrk mtype="seg" mid="0">One.</mrk>${between} <mrk mtype="seg" mid="1">Two.</mrk></seg-source>
       <target><mrk mtype="seg" mid="0">Un.</mrk>${between} <mrk mtype="seg" mid="1">Deux.</mrk></target>
       <alt-trans mid="1" match-quality="85.5%"><target>Deux</target></alt-trans>
       </trans-unit></body></file></xliff>`;
    const read = (xml: string) =>
      readXliff12(xml).document!.units[0]!.segments.map((segment) => [
        segment.id,
        markedText(segment.source),
        targetOf(segment),
        segment.matches?.[0]?.score,
      ]);
    expect(read(unit(''))).toEqual([
      ['0', 'One.', 'Un.', undefined],
      ['1', 'Two.', 'Deux.', 85],
    ]);
    expect(read(unit(' <x id="1"/>'))).toEqual([['7', 'One. <1/> Two.', 'Un. <1/> Deux.', 85]]);
  });
});

describe('what is refused or reported', () => {
  it.each([
    ['<xliff version="1.2"', 'xliff-not-well-formed'],
    ['<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', 'xliff-version'],
    ['<xliff version="1.2"/>', 'xliff-several-files'],
    ['<xliff version="1.2"><file><body/></file></xliff>', 'xliff-source-language'],
  ])('refuses %s', (xml, code) => {
    const { document, findings } = readXliff12(xml);
    expect(document).toBeUndefined();
    expect(findings.map((finding) => [finding.code, finding.place?.replace(/\d+$/, '')])).toEqual([
      [code, 'line 1, column '],
    ]);
  });

  it.each([
    [withTarget('<target state="done">Deux.</target>'), 'xliff-state'],
    [withTarget('<target><x/></target>'), 'xliff-missing-id'],
    [(xml: string) => xml.replace('<source>Two.</source>', ''), 'xliff-missing-source'],
    [(xml: string) => xml.replace('{&quot;comments', '{comments'), 'xliff-metadata'],
    [(xml: string) => xml.replace(/<verso:document.*?>/, ''), 'xliff-origin'],
    [(xml: string) => xml.replace(' target-language="fr"', ''), 'xliff-target-language'],
    [(xml: string) => xml.replace('id="p1.2"', 'id="p1.1"'), 'xliff-duplicate-id'],
  ])('%# reports %s and reads on', (change, code) => {
    const { segments, codes } = returned(change);
    expect(codes).toEqual([code]);
    expect(segments.length).toBeGreaterThan(0);
  });
});
