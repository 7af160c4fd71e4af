import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '#engine/glossary';
import { writeGlossaryCsv } from '#engine/interchange/csv';
import { writeTbx } from '#engine/interchange/tbx';
import { anyGlossary } from '#test/glossary-arbitrary';
import { type GlossaryEnd, type ReadConcept, readGlossary, readGlossaryParts } from './index.ts';

async function readParts(name: string, bytes: Uint8Array, size = 7, languages = {}) {
  const concepts: ReadConcept[] = [];
  const unread = [];
  let end: GlossaryEnd | undefined;
  async function* open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  for await (const part of readGlossaryParts(name, open, languages)) {
    if ('findings' in part) end = part;
    else {
      concepts.push(...part.concepts);
      unread.push(...part.unread);
    }
  }
  return { concepts, unread, end: end! };
}

/** Concepts with the ids that a whole file gives to those without one. */
function named(concepts: readonly ReadConcept[]): Concept[] {
  const taken = new Set(concepts.map(({ concept }) => concept.id));
  let number = 0;
  return concepts.map(({ concept }) => {
    let { id } = concept;
    while (id === '' || (concept.id === '' && taken.has(id))) id = `c${++number}`;
    return { ...concept, id };
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('reading a glossary in parts', () => {
  it.each<[string, (text: Parameters<typeof writeTbx>[0]) => string]>([
    ['terms.csv', (glossary) => writeGlossaryCsv(glossary)],
    ['terms.tbx', (glossary) => writeTbx(glossary)],
    ['terms.xml', (glossary) => writeTbx(glossary, { version: 2 })],
  ])('gives what reading the whole file gives, however it is cut: %s', async (name, write) => {
    await fc.assert(
      fc.asyncProperty(anyGlossary, fc.integer({ min: 1, max: 200 }), async (glossary, size) => {
        const bytes = bytesOf(write(glossary));
        const whole = readGlossary(name, bytes);
        const { concepts, end } = await readParts(name, bytes, size);
        expect(named(concepts)).toEqual(whole.glossary?.concepts);
        const codes = (findings: GlossaryEnd['findings']) => findings.map(({ code }) => code).sort();
        expect(codes(end.findings)).toEqual(codes(whole.findings));
      }),
      { numRuns: 150 },
    );
  });

  it('accounts for every row of a table', async () => {
    const text =
      'concept,en,de,status\nc1,lid,Deckel,\nc1,,Klappe,forbidden\n,,,preferred\n,pot,Topf,perhaps\nc1,cap,,\n';
    const { concepts, unread } = await readParts('terms.csv', bytesOf(text));
    expect(concepts.map(({ concept, place, entries, codes }) => [concept.id, place, entries, codes])).toEqual(
      [
        ['c1', 'line 2', 2, []],
        ['', 'line 5', 1, ['csv-value']],
        ['c1', 'line 6', 1, []],
      ],
    );
    expect(unread).toEqual([{ place: 'line 4', code: 'csv-no-term' }]);
  });

  it('leaves out what is damaged in a concept and reads the others', async () => {
    const entry = (id: string, inner: string) => `<conceptEntry id="${id}">${inner}</conceptEntry>\n`;
    const term = '<langSec xml:lang="en"><termSec><term>lid</term></termSec></langSec>';
    const text = `<tbx xmlns:x="urn:x" type="TBX-Basic"><text><body>\n${entry('a', term)}${entry('b', `${term}<open>`)}${entry('c', `<x:other/>${term}`)}</body></text></tbx>`;
    const { concepts, unread, end } = await readParts('terms.tbx', bytesOf(text));
    expect(concepts.map(({ concept, place }) => [concept.id, place])).toEqual([
      ['a', 'line 2'],
      ['c', 'line 4'],
    ]);
    expect(unread).toEqual([{ place: 'line 3', code: 'tbx-entry-unreadable' }]);
    expect(end.findings.map(({ code }) => code)).toEqual(['tbx-entry-unreadable']);
  });

  it.each([
    [
      'a file that ends within a concept',
      '<tbx><text><body><conceptEntry id="a"><langSec>',
      'tbx-not-well-formed',
    ],
    ['declared entities', '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx><text/></tbx>', 'tbx-doctype'],
    ['other XML', '<html/>', 'tbx-not-tbx'],
    ['a document', 'PK\u0003\u0004', 'csv-not-text'],
  ])('refuses %s', async (_, text, code) => {
    const { end } = await readParts(text.startsWith('<') ? 'a.tbx' : 'a.csv', bytesOf(text));
    expect(end.findings.map((finding) => finding.code)).toContain(code);
  });

  it.each([1, 5, 1000])(
    'tells where the file is wrong behind its concepts, cut after %i bytes',
    async (size) => {
      const entry = (id: string) =>
        `<termEntry id="${id}">\n<langSet xml:lang="en">\n\n<tig><term>${id}</term></tig></langSet>\n</termEntry>`;
      const text = [
        '<martif type="TBX">\n<text>\n<body>',
        ...['a', 'b'].map(entry),
        `<!-- between\nthem -->${entry('c')} ${entry('d')}`,
        '</body>\n<back>\n  <x></y>\n</back>\n</text>\n</martif>',
      ].join('\n\n  ');
      const places = ({ findings }: { findings: GlossaryEnd['findings'] }) =>
        findings.map(({ place }) => place);
      const { concepts, end } = await readParts('a.tbx', bytesOf(text), size);
      expect(concepts.map(({ place }) => place)).toEqual(['line 5', 'line 11', 'line 18', 'line 22']);
      expect(places(end)).toEqual(places(readGlossary('a.tbx', bytesOf(text))));
    },
  );

  it.each(['?', 'forbidden'])(
    'counts the rows of a concept without end in time: status %s',
    async (status) => {
      const rows = Array.from({ length: 200_000 }, (_, row) => `a,x${row},y,${status}`);
      const text = ['concept,en,de,status', ...rows].join('\n');
      const { concepts, end } = await readParts('a.csv', bytesOf(text), 65_536);
      expect(concepts).toMatchObject([{ entries: 200_000, codes: status === '?' ? ['csv-value'] : [] }]);
      expect(concepts[0]!.concept.terms.length).toBeLessThan(1_100);
      expect(end.findings.some(({ severity }) => severity === 'error')).toBe(false);
    },
  );

  it('reads a file of more lines than it keeps', async () => {
    const lines = '\n'.repeat(100_000);
    const entry = `${lines}<conceptEntry>${lines}<langSec xml:lang="en"><termSec><term>lid</term></termSec></langSec></conceptEntry>`;
    const text = `<tbx type="TBX-Basic"><text><body>${entry.repeat(30)}</body></text></tbx>`;
    const { concepts, end } = await readParts('a.tbx', bytesOf(text), 65_536);
    expect(end.findings).toEqual([]);
    expect(concepts.at(-1)).toMatchObject({ place: 'line 5900001' });
  });

  it('takes a quotation mark that never closes for a letter, and reads on', async () => {
    const { concepts, end } = await readParts('a.csv', bytesOf('en,de\nlid,"Deckel\npot,Topf\n'));
    expect(concepts.map(({ concept }) => concept.terms[1]?.text)).toEqual(['"Deckel', 'Topf']);
    expect(end.findings).toMatchObject([{ code: 'csv-quotes', place: 'line 2' }]);
  });

  it.each(['utf-16le', 'windows-1252'])('reads %s', async (encoding) => {
    const text = 'en,de\nlid,Tür\npot,Topf\n';
    const bytes =
      encoding === 'utf-16le'
        ? Buffer.from(text, 'utf16le')
        : Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    const { concepts } = await readParts('a.csv', bytes, 5);
    expect(concepts.map(({ concept }) => concept.terms[1]?.text)).toEqual(['Tür', 'Topf']);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('a.csv', 'a.tbx'),
        async (bytes, name) => {
          expect((await readParts(name, bytes)).end.findings).toBeInstanceOf(Array);
        },
      ),
    );
  });
});
