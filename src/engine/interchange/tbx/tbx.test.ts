import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glossary, Term } from '#engine/glossary';
import { anyGlossary, groupedByLanguage } from '#test/glossary-arbitrary';
import { readTbx, writeTbx } from './index.ts';
import { spellId, unspellId } from './xml-safe.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A file of TBX 2 around its concepts. */
const martif = (body: string) =>
  `<martif type="TBX" xml:lang="en"><text><body>${body}</body></text></martif>`;
/** A concept with one English term around what is said of it. */
const entry = (about: string, ofTerm = '') =>
  martif(
    `<termEntry id="c1">${about}<langSet xml:lang="en"><tig><term>lid</term>${ofTerm}</tig></langSet></termEntry>`,
  );

function readConcept(xml: string) {
  const { glossary, findings } = readTbx(utf8(xml));
  expect(findings).toEqual([]);
  return glossary!.concepts[0]!;
}

const readTerm = (ofTerm: string, about = ''): Term => readConcept(entry(about, ofTerm)).terms[0]!;

/** Without what a written file says of itself. */
const withoutHeader = ({ name, concepts }: Glossary) => ({ name, concepts });

describe('writing and reading TBX', () => {
  it.each([2, 3] as const)('version %i loses nothing', (version) => {
    fc.assert(
      fc.property(anyGlossary, (glossary) => {
        const { glossary: again, findings } = readTbx(utf8(writeTbx(glossary, { version })), glossary.name);
        expect(withoutHeader(again!)).toEqual(withoutHeader(groupedByLanguage(glossary)));
        expect(findings.filter(({ code }) => code !== 'tbx-empty')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is TBX-Basic as ISO 30042:2019 has it', () => {
    const glossary: Glossary = {
      name: 'Pots',
      concepts: [
        {
          id: 'c1',
          domain: 'kitchen',
          definition: 'covers a pot',
          terms: [
            { language: 'en', text: 'lid', status: 'preferred', partOfSpeech: 'noun' },
            { language: 'de', text: 'Klappe', status: 'forbidden', exactForm: true, note: 'of doors' },
          ],
        },
      ],
    };
    expect(writeTbx(glossary)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>
<fileDesc>
<titleStmt><title>Pots</title></titleStmt>
<sourceDesc><p>Verso</p></sourceDesc>
</fileDesc>
</tbxHeader>
<text>
<body>
<conceptEntry id="c1">
<descrip type="subjectField">kitchen</descrip>
<descrip type="definition">covers a pot</descrip>
<langSec xml:lang="en">
<termSec>
<term>lid</term>
<termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termSec>
</langSec>
<langSec xml:lang="de">
<termSec>
<term>Klappe</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
<termNote type="x-exactForm">yes</termNote>
<note>of doors</note>
</termSec>
</langSec>
</conceptEntry>
</body>
</text>
</tbx>
`);
  });

  it('spells any id as a name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        expect(spellId(id)).toMatch(/^[A-Za-z_][\w.-]*$/);
        expect(unspellId(spellId(id))).toBe(id);
      }),
    );
  });
});

describe('the dialects of TBX', () => {
  const expected = {
    id: 'c1',
    domain: 'kitchen',
    terms: [
      { language: 'en', text: 'lid', status: 'preferred', partOfSpeech: 'noun' },
      { language: 'de', text: 'Klappe', status: 'forbidden' },
    ],
  };

  it.each<[string, string]>([
    [
      'TBX 3, DCA',
      `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
        <descrip type="subjectField">kitchen</descrip>
        <langSec xml:lang="en"><termSec><term>lid</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
        <langSec xml:lang="de"><termSec><term>Klappe</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
      </conceptEntry></body></text></tbx>`,
    ],
    [
      'TBX 3, DCT',
      `<t:tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns:t="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min"><t:text><t:body><t:conceptEntry id="c1">
        <min:subjectField>kitchen</min:subjectField>
        <t:langSec xml:lang="en"><t:termSec><t:term>lid</t:term><min:partOfSpeech>noun</min:partOfSpeech></t:termSec></t:langSec>
        <t:langSec xml:lang="de"><t:termSec><t:term>Klappe</t:term>
        <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></t:termSec></t:langSec>
      </t:conceptEntry></t:body></t:text></t:tbx>`,
    ],
    [
      'TBX 2 with ntig',
      martif(`<termEntry id="c1"><descrip type="subjectField">kitchen</descrip>
        <langSet xml:lang="EN"><ntig><termGrp><term>lid</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
        <langSet lang="de"><tig><term>Klappe</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>`),
    ],
    [
      'TBX-Min of 2013',
      `<TBX dialect="TBX-Min"><header><id>x</id></header><body><entry id="c1"><subjectField>kitchen</subjectField>
        <langGroup xml:lang="en"><termGroup><term>lid</term><partOfSpeech>noun</partOfSpeech></termGroup></langGroup>
        <langGroup xml:lang="de"><termGroup><term>Klappe</term><termStatus>deprecated</termStatus></termGroup></langGroup>
      </entry></body></TBX>`,
    ],
  ])('%s', (dialect, xml) => {
    const { terms, ...concept } = readConcept(xml);
    const plain = terms.map(({ extra, ...term }) => term);
    expect({ ...concept, terms: plain }).toEqual(expected);
    const kept = dialect.includes('2013') ? { 'termNote:administrativeStatus': 'deprecated' } : undefined;
    expect(terms[1]!.extra).toEqual(kept);
  });
});

describe('the status of a term', () => {
  const note = (category: string, value: string) => `<termNote type="${category}">${value}</termNote>`;

  it.each<[string, Term['status']]>([
    ['', 'preferred'],
    [note('administrativeStatus', 'preferredTerm-admn-sts'), 'preferred'],
    [note('administrativeStatus', 'admittedTerm-admn-sts'), 'allowed'],
    [note('administrativeStatus', 'supersededTerm-admn-sts'), 'forbidden'],
    [note('administrativeStatus', 'legalTerm-admn-sts'), 'preferred'],
    [note('normativeAuthorization', 'deprecatedTerm'), 'forbidden'],
    [note('administrativeStatus', 'obsolete'), 'forbidden'],
    [note('processStatus', 'rejected'), 'forbidden'],
    [note('processStatus', 'finalized'), 'preferred'],
    [note('x-doNotTranslate', 'yes'), 'do-not-translate'],
    ['<descrip type="xBool_Forbidden">True</descrip>', 'forbidden'],
  ])('%j means %s', (said, status) => {
    const term = readTerm(said);
    expect(term.status).toBe(status);
    // The spelling of the file comes back.
    const written = writeTbx({ name: '', concepts: [{ id: 'c1', terms: [term] }] });
    for (const [element] of said.matchAll(/<(?:termNote|descrip).*?<\/\w+>/g))
      expect(written).toContain(element);
  });

  it('follows a change, not the spelling of the file', () => {
    const term = readTerm(note('administrativeStatus', 'supersededTerm-admn-sts'));
    const changed: Term = { ...term, status: 'preferred' };
    const written = writeTbx({ name: '', concepts: [{ id: 'c1', terms: [changed] }] });
    expect(written).not.toContain('superseded');
    expect(readTbx(utf8(written)).glossary!.concepts[0]!.terms[0]!.status).toBe('preferred');
  });

  it('is do-not-translate where Weblate says so of the concept', () => {
    expect(readTerm('', '<descrip type="Translation needed">No</descrip>').status).toBe('do-not-translate');
    expect(readTerm('', '<descrip type="Translation needed">Yes</descrip>').status).toBe('preferred');
  });
});

describe('what a glossary has no place for', () => {
  it('is kept by element and type, and comes back', () => {
    const xml = entry(
      `<descripGrp><descrip type="definition">covers a pot</descrip><admin type="source">Oxford</admin></descripGrp>
       <admin type="customerSubset">A</admin><admin type="customerSubset">B</admin>
       <xref type="xGraphic" target="lid.png">picture</xref>
       <transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date></transacGrp>`,
      `<termNote type="termType">fullForm</termNote><descrip type="context">the <hi>lid</hi> of</descrip>`,
    );
    const concept = readConcept(xml);
    expect(concept.definition).toBe('covers a pot');
    expect(concept.extra).toEqual({
      '<definition>': '<admin type="source">Oxford</admin>',
      'admin:customerSubset': 'A',
      'admin:customerSubset#2': 'B',
      '<xref:xGraphic>': '<xref type="xGraphic" target="lid.png">picture</xref>',
      '<transacGrp>':
        '<transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date></transacGrp>',
    });
    expect(concept.terms[0]!.extra).toEqual({
      'termNote:termType': 'fullForm',
      '<descrip:context>': '<descrip type="context">the <hi>lid</hi> of</descrip>',
    });
    const again = readTbx(utf8(writeTbx({ name: '', concepts: [concept] }))).glossary;
    expect(again!.concepts).toEqual([concept]);
  });

  it('stays in its language', () => {
    const xml =
      martif(`<termEntry id="c1"><langSet xml:lang="de" id="l1"><descrip type="definition">deckt</descrip>
      <note>nb</note><tig><term>Deckel</term></tig></langSet></termEntry>`);
    const concept = readConcept(xml);
    expect(concept.definition).toBe('deckt');
    expect(concept.extra).toEqual({ 'definition-language': 'de', 'de/note': 'nb', 'de/@id': 'l1' });
    const written = writeTbx({ name: '', concepts: [concept] });
    expect(written).toContain('<langSec xml:lang="de" id="l1">\n<descrip type="definition">deckt</descrip>');
    expect(readTbx(utf8(written)).glossary!.concepts).toEqual([concept]);
  });

  it('cannot break the file it is written to', () => {
    const extra = {
      '<xref>': '<xref></xref></body>',
      '@a b': 'x',
      '<definition>': '</r><r>',
      '<term>': '<b>',
    };
    const concept = { id: 'c1', definition: 'd', extra, terms: [] };
    const { glossary, findings } = readTbx(utf8(writeTbx({ name: '', concepts: [concept] })));
    expect(findings.map(({ code }) => code)).toEqual(['tbx-empty']);
    expect(glossary!.concepts).toHaveLength(1);
  });
});

describe('trouble with TBX', () => {
  it.each<[string, string | Uint8Array, string, string | undefined]>([
    ['entities', '<!DOCTYPE martif [<!ENTITY a "b">]>\n<martif/>', 'tbx-doctype', 'line 1, column 1'],
    [
      'an external subset with more',
      '<!DOCTYPE martif SYSTEM "x" [\n]><martif/>',
      'tbx-doctype',
      'line 1, column 1',
    ],
    ['an undeclared entity', martif('\n&nbsp;'), 'tbx-not-well-formed', 'line 2, column 1'],
    ['an open element', '<martif>\n<text>', 'tbx-not-well-formed', 'line 2, column 7'],
    ['another format', '\n<tmx/>', 'tbx-not-tbx', 'line 2, column 1'],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><martif/>', 'tbx-encoding', undefined],
    ['no text', new Uint8Array([0xff, 0xfe, 0xff]), 'tbx-encoding', undefined],
    ['no terms', martif(''), 'tbx-empty', undefined],
    [
      'no language',
      martif(
        '<termEntry><langSet><tig><term>a</term></tig></langSet>\n<langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>',
      ),
      'tbx-language',
      'line 1, column 57',
    ],
    [
      'an empty term',
      entry('', '').replace('<tig>', '<tig><term/></tig>\n<tig>'),
      'tbx-no-term',
      'line 1, column 88',
    ],
    [
      'a status',
      entry('', '<termNote type="administrativeStatus">?</termNote>'),
      'tbx-status',
      'line 1, column 88',
    ],
    [
      'one id twice',
      entry('').replace(/<termEntry.*<\/termEntry>/, '$&\n$&'),
      'tbx-duplicate-id',
      'line 2, column 1',
    ],
  ])('%s', (_, xml, code, place) => {
    const { glossary, findings } = readTbx(typeof xml === 'string' ? utf8(xml) : xml);
    expect(findings.map((finding) => [finding.code, finding.place])).toEqual([[code, place]]);
    expect(glossary === undefined).toBe(findings[0]!.severity === 'error');
  });

  it('accepts a bare document type and any encoding', () => {
    const xml = `<?xml version="1.0" encoding="windows-1254"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">${entry('').replace('lid', '\xFD\xFE')}`;
    expect(readTbx(latin(xml)).glossary!.concepts[0]!.terms[0]!.text).toBe('ış');
  });

  it('never throws, whatever the bytes', () => {
    const whole = entry('<descrip type="definition">d</descrip>', '<note>n</note>');
    const cut = fc
      .tuple(fc.nat(whole.length), fc.nat(40))
      .map(([at, length]) => utf8(whole.slice(0, at) + whole.slice(at + length)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), cut), (bytes) => {
        const { glossary, findings } = readTbx(bytes);
        expect(glossary === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
      }),
    );
  });
});
