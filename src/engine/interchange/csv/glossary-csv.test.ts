import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept, Term } from '#engine/glossary';
import { anyGlossary } from '#test/glossary-arbitrary';
import { type ReadGlossaryCsvOptions, readGlossaryCsv, writeGlossaryCsv } from './index.ts';
import { plainCell, safeCell } from './safe-cell.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

function read(text: string | Uint8Array, options: ReadGlossaryCsvOptions = {}) {
  return readGlossaryCsv(typeof text === 'string' ? utf8(text) : text, options);
}

/** Concepts in short: `en:lid de:Klappe!`, with marks for statuses other than preferred. */
function short(concepts: readonly Concept[] | undefined): string[] | undefined {
  const marks = { preferred: '', allowed: '~', forbidden: '!', 'do-not-translate': '=' };
  return concepts?.map(({ terms }) =>
    terms.map(({ language, text, status }: Term) => `${language}:${text}${marks[status]}`).join(' '),
  );
}

describe('writing and reading a table', () => {
  it.each([',', ';', '\t'] as const)('with %j between cells loses nothing', (delimiter) => {
    fc.assert(
      fc.property(anyGlossary, fc.boolean(), (glossary, byteOrderMark) => {
        const written = writeGlossaryCsv(glossary, { delimiter, byteOrderMark });
        const { glossary: again, findings } = read(written, { name: glossary.name });
        expect(again).toEqual(glossary);
        const surprises = findings.filter(({ code }) => !['csv-empty', 'csv-unknown-column'].includes(code));
        expect(surprises).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is what a person would type', () => {
    const terms = (list: [string, string, Term['status']][]) =>
      list.map(([language, text, status]): Term => ({ language, text, status }));
    const concepts: Concept[] = [
      {
        id: 'c1',
        domain: 'kitchen',
        terms: terms([
          ['en', 'lid', 'preferred'],
          ['de', 'Deckel', 'preferred'],
          ['de', 'Klappe', 'forbidden'],
        ]),
      },
      { id: 'c2', terms: terms([['en', 'KapiMart', 'do-not-translate']]) },
    ];
    expect(writeGlossaryCsv({ name: '', concepts }, { byteOrderMark: false })).toBe(
      [
        'concept,en,de,status,domain',
        'c1,lid,Deckel,preferred,kitchen',
        'c1,,Klappe,forbidden,',
        'c2,KapiMart,,do-not-translate,',
        '',
      ].join('\r\n'),
    );
  });
});

describe('cells that look like formulas', () => {
  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1', "'=1", "''@"])('%j is no formula', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    const glossary = { name: '', concepts: [{ id: 'c1', note: text, terms: [] }] };
    const written = writeGlossaryCsv(glossary, { byteOrderMark: false });
    expect(written).not.toMatch(/(?:^|[,\n"])[=+\-@\t]/);
  });

  it('come back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '＋', '\t'), maxLength: 5 });
    fc.assert(
      fc.property(cell, (text) => {
        expect(plainCell(safeCell(text))).toBe(text);
      }),
    );
  });
});

describe('tables of other programs', () => {
  const pair = { from: 'en', to: 'de' };

  it.each<[string, string | Uint8Array, ReadGlossaryCsvOptions, string[]]>([
    ['two columns without header', 'lid,Deckel\nno,nein\n', pair, ['en:lid de:Deckel', 'en:no de:nein']],
    [
      'OmegaT',
      '# remark\nlid\tDeckel\tof a pot\n"quoted\tx\n',
      pair,
      ['en:lid de:Deckel', 'en:"quoted de:x'],
    ],
    [
      'OmegaT, magic comment',
      latin('# -*- coding: iso-8859-1 -*-\nlid\tTürdeckel\n'),
      pair,
      ['en:lid de:Türdeckel'],
    ],
    ['Excel', '\uFEFFen;de;note\r\nlid;Deckel;\r\n', {}, ['en:lid de:Deckel']],
    ['Excel with sep', 'sep=|\r\nen|de\r\nlid|Deckel\r\n', {}, ['en:lid de:Deckel']],
    ['Excel, Unicode text', utf16('\uFEFFen\tde\r\nlid\tDeckel\r\n'), {}, ['en:lid de:Deckel']],
    ['UTF-16 without mark', utf16('en\tde\r\nlid\tDeckel\r\n'), {}, ['en:lid de:Deckel']],
    ['language names', 'English,German (de-AT)\nlid,Deckel\n', {}, ['en:lid de-AT:Deckel']],
    ['source and target', 'Source,Target,Comment\nlid,Deckel,x\n', pair, ['en:lid de:Deckel']],
    ['DeepL', 'lid,Deckel,EN,DE\npot,Topf,EN,DE\n', {}, ['en:lid de:Deckel', 'en:pot de:Topf']],
    [
      'MateCat',
      'Forbidden,Domain,en-US,Notes,it-IT,Notes\n,Uber,Contact,a,Contatta,b\nTRUE,,House,,Cavallo,\nTRUE,,,,Orso,',
      {},
      ['en-US:Contact it-IT:Contatta', 'en-US:House~ it-IT:Cavallo!', 'it-IT:Orso!'],
    ],
    [
      'Tolgee',
      'term,description,translatable,casesensitive,forbidden,cs\nOne,d,No,Yes,No,Jeden\n',
      { from: 'en', to: 'cs' },
      ['en:One= cs:Jeden='],
    ],
    [
      'Crowdin',
      'Term [en],Status [en],Term [de],Status [de],Concept Subject\nlid,preferred,Klappe,not recommended,pots\n',
      {},
      ['en:lid de:Klappe!'],
    ],
    ['a forbidden row', 'de,en,status\nKlappe,lid,forbidden\n', pair, ['de:Klappe! en:lid~']],
    [
      'rows of one concept',
      'concept,en,de,status\n1,lid,Deckel,\n1,lid,Klappe,forbidden\n',
      {},
      ['en:lid de:Deckel de:Klappe!'],
    ],
    ['Indonesian', 'concept,id,en\n1,tutup,lid\n', {}, ['id:tutup en:lid']],
    ['ids', 'id,en,de\n1,lid,Deckel\n', {}, ['en:lid de:Deckel']],
    ['old line ends', 'en,de\rlid,Deckel\r', {}, ['en:lid de:Deckel']],
  ])('%s', (_, text, options, expected) => {
    const { glossary, findings } = read(text, options);
    expect(short(glossary?.concepts)).toEqual(expected);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('keeps notes and examples with the term they stand behind', () => {
    const { glossary } = read(
      'Definition,en,Notes,Example of use,it,Notes,Example of use\nd,lid,n1,e1,coperchio,n2,e2\n',
    );
    expect(glossary?.concepts[0]).toEqual({
      id: 'c1',
      definition: 'd',
      terms: [
        { language: 'en', text: 'lid', status: 'preferred', note: 'n1', extra: { 'Example of use': 'e1' } },
        {
          language: 'it',
          text: 'coperchio',
          status: 'preferred',
          note: 'n2',
          extra: { 'Example of use': 'e2' },
        },
      ],
    });
  });

  it('reads case, form and part of speech', () => {
    const { glossary } = read(
      'en,de,case,form,pos,Owner\nlid,Deckel,sensitive,exact,noun,me\npot,Topf,any,x,,\n',
    );
    expect(glossary?.concepts[0]?.terms[1]).toEqual({
      language: 'de',
      text: 'Deckel',
      status: 'preferred',
      caseSensitive: true,
      exactForm: true,
      partOfSpeech: 'noun',
    });
    expect(glossary?.concepts[0]?.extra).toEqual({ Owner: 'me' });
    expect(glossary?.concepts[1]?.terms[0]).toMatchObject({ caseSensitive: false, exactForm: true });
  });
});

describe('trouble with a table', () => {
  it.each<[string, string | Uint8Array, ReadGlossaryCsvOptions, [string, string | undefined][]]>([
    ['a workbook', 'PK\x03\x04\0\0', {}, [['csv-not-text', undefined]]],
    ['mostly NULs', 'en,de\nl\0i\0d\0,D\0\n', {}, [['csv-not-text', undefined]]],
    ['one NUL', `en,de\nlid,Deckel\npot,To\0pf\n${'pan,Pfanne\n'.repeat(20)}`, {}, [['csv-nul', 'line 3']]],
    ['no languages', 'lid,Deckel\n', {}, [['csv-languages', 'line 1']]],
    ['no source language', 'term,de\nlid,Deckel\n', {}, [['csv-languages', 'line 1, column 1']]],
    ['blanks', 'lid   Deckel\n', { from: 'en', to: 'de' }, [['csv-one-column', 'line 1']]],
    ['nothing', '', {}, [['csv-empty', undefined]]],
    ['only a header', 'en,de\n', {}, [['csv-empty', undefined]]],
    ['Windows letters', latin('en,de\nlid,T\xFCr\n'), {}, [['csv-encoding', undefined]]],
    ['open quotes', 'en,de\nlid,"Deckel\npot,Topf\n', {}, [['csv-quotes', 'line 2']]],
    [
      'another language',
      'en,fr\nlid,couvercle\n',
      { from: 'en', to: 'de' },
      [['csv-language-missing', 'line 1']],
    ],
    ['an unknown column', 'en,de,Owner\nlid,Deckel,me\n', {}, [['csv-unknown-column', 'line 1, column 3']]],
    ['an unknown status', 'en,de,status\n\nlid,Deckel,perhaps\n', {}, [['csv-value', 'line 3, column 3']]],
    ['an unknown case', 'en,de,case\nlid,Deckel,perhaps\n', {}, [['csv-value', 'line 2, column 3']]],
    ['contradictions', 'concept,en,domain\n1,a,x\n1,b,y\n', {}, [['csv-conflict', 'line 3']]],
    ['a row without terms', 'en,de,note\n"a\nb",c,\n,,x\n', {}, [['csv-no-term', 'line 4']]],
    ['cells too many', 'en,de\nlid,Deckel,x\n', {}, [['csv-extra-cells', 'line 2, column 3']]],
  ])('%s', (_, text, options, expected) => {
    const { glossary, findings } = read(text, options);
    const unique = findings.filter(
      ({ code }, at) => findings.findIndex((other) => other.code === code) === at,
    );
    expect(unique.map(({ code, place }) => [code, place])).toEqual(expected);
    expect(glossary === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
  });

  it('says the same trouble so often that a person can read it', () => {
    const { findings } = read(`en,de\n${'lid,Deckel,x\n'.repeat(200)}`);
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)!.message).toContain('and 150 more');
  });

  it('never throws, whatever the bytes', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'grapheme' }).map(utf8));
    fc.assert(
      fc.property(bytes, (input) => {
        const { glossary, findings } = read(input, { from: 'en', to: 'de' });
        expect(glossary === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
      }),
    );
  });

  it('takes names of object properties for text', () => {
    const { glossary } = read('en,de,__proto__,constructor\ntoString,valueOf,a,b\n');
    expect(short(glossary?.concepts)).toEqual(['en:toString de:valueOf']);
    expect(Object.keys(glossary!.concepts[0]!.extra!)).toEqual(['__proto__', 'constructor']);
  });
});
