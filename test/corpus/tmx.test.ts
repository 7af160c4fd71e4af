import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { pairUnit, type TmxUnit } from '#engine/interchange/tmx';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { collectTmx, readTmxText, tmxText } from '#test/tmx';

const files = listCorpus('tmx').filter(({ name }) => name.endsWith('.tmx'));

/** A unit as one line: `en: Yes | ru: Да`. */
const lineOf = ({ variants }: TmxUnit) =>
  variants.map(({ language, text }) => `${language}: ${markedText(text)}`).join(' | ');

const contract = 'en: The contract ends on 31 December. | fr: Le contrat prend fin le 31 décembre.';

/** What the readable files that were made for their features hold. */
const made: Readonly<Record<string, readonly string[]>> = {
  'made-ok-all-inline-codes.tmx': [
    'en: Press <1>OK</1> or <2/>cancel. | de: Auf <1>OK</1> klicken<2/> oder abbrechen.',
    'en: <1/>Half a format | de: <1/>Ein halbes Format',
    'en: Nested <3>term with <4/></3> here | de: Hier <3>Begriff mit <4/></3>',
    'en: See note<1/>. | de: Siehe Anmerkung<1/>.',
    'en: Old <1/>unknown tag<2/> | de: Alte <1/>unbekannte Marke<2/>',
  ],
  'made-ok-charrefs-cdata.tmx': ['en: A &amp;amp; B <c> <d> & e | cs: x'],
  'made-ok-duplicates-conflicting.tmx': [
    'en: Save | it: Salva',
    'en: Save | it: Risparmia',
    'en: Save | it: Salva',
  ],
  'made-ok-empty-target.tmx': ['en: Untranslated | da: ', 'en: Only source'],
  'made-ok-lang-attribute-11.tmx': ['EN-US: Old style | JA: 旧形式'],
  'made-ok-latin1.tmx': [contract],
  'made-ok-multilingual-order.tmx': ['FR-ca: Bonjour | en_US: Hello | zh-Hant-TW: 你好 | sr-Latn: Zdravo'],
  'made-ok-namespaced.tmx': ['en: Prefixed | fi: Etuliite'],
  'made-ok-overlapping-pairs.tmx': ['en: <1>a<2>b</1>c</2> | sv: <2>a<1>b</2>c</1>'],
  'made-ok-props-notes-meta.tmx': ['en: Approved text. | pl: Zatwierdzony tekst.'],
  'made-ok-rtl-astral.tmx': [
    'en: Peace 🕊 and 𝒜 | ar: \u200Fسلام 🕊 | he: \u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD',
  ],
  'made-ok-same-language-twice.tmx': ['en: Close | es: Cerrar | es: Cerca'],
  'made-ok-srclang-all.tmx': [contract],
  'made-ok-utf16be-nobom.tmx': [contract],
  'made-ok-utf16le.tmx': [contract],
  'made-ok-whitespace.tmx': ['en: \n   Leading and   inner\tspace \u00A0\n  | nl:   x  '],
  'made-ok-windows1251.tmx': ['en: Yes | ru: Да'],
};

/** Findings of the files that are wrong, and how many of their units are read. */
const wrong: Readonly<Record<string, readonly [read: number, ...findings: string[]]>> = {
  'made-billion-laughs.tmx': [0, 'markup-entity-declaration 2:1'],
  'made-control-character.tmx': [
    0,
    'markup-character 2:193',
    'markup-character 2:237',
    'tmx-unit-character 2:160',
  ],
  'made-declared-utf8-is-latin1.tmx': [0, 'markup-encoding 2:285', 'tmx-unit-bytes 2:160'],
  'made-deep-hi.tmx': [0, 'markup-too-deep 2:1192', 'tmx-unit-unfinished 2:160'],
  'made-duplicate-code-ids.tmx': [1, 'tmx-code-duplicate 2:213'],
  'made-empty.tmx': [0, 'markup-empty 1:1'],
  'made-external-entity.tmx': [0, 'markup-entity-declaration 2:1'],
  'made-no-body.tmx': [0, 'tmx-no-body 2:1'],
  'made-no-header.tmx': [1, 'tmx-no-header 2:20'],
  'made-no-lang.tmx': [
    0,
    'tmx-variant-without-language 2:164',
    'tmx-variant-without-language 2:197',
    'tmx-unit-without-variant 2:160',
  ],
  'made-no-seg.tmx': [1, 'tmx-variant-without-segment 2:164'],
  'made-not-tmx.tmx': [0, 'tmx-not-tmx 2:1'],
  'made-remote-dtd.tmx': [1],
  'made-truncated.tmx': [2, 'markup-truncated 4:106', 'tmx-unit-unfinished 4:1'],
  'made-unescaped-ampersand.tmx': [1, 'markup-ampersand 2:189', 'markup-ampersand 2:242'],
  'made-unpaired-codes.tmx': [1, 'tmx-code-unpaired 2:188', 'tmx-code-unpaired 2:275'],
  'made-version-9.tmx': [1, 'tmx-version 2:1'],
};

const read = (name: string) => collectTmx([files.find((file) => file.name === name)!.read()]);

describe('TMX files made for their features', () => {
  it('are the ones that are expected here', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const names = files.map(({ name }) => name).filter((name) => name.startsWith('made-'));
    expect(names).toEqual([...Object.keys(made), ...Object.keys(wrong)].sort());
  });

  it.for(Object.keys(made))('reads all of %s', async (name, context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const { units, findings, account } = await read(name);
    expect(findings).toEqual([]);
    expect(units.map(lineOf)).toEqual(made[name]);
    expect(account).toMatchObject({ read: units.length, skipped: {}, isComplete: true });
  });

  it.for(Object.keys(wrong))('tells what is wrong with %s, and where', async (name, context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const { units, findings, account } = await read(name);
    const told = findings.map(
      ({ code, place }) => `${code} ${place!.replace(/^line (\d+), column /, '$1:')}`,
    );
    expect([units.length, ...told]).toEqual(wrong[name]);
    expect(account.read).toBe(units.length);
  });

  it('reads what a unit and a header say about themselves', async (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const { header, units } = await read('made-ok-props-notes-meta.tmx');
    expect(header).toMatchObject({
      sourceLanguage: 'en',
      tool: 'made',
      attributes: { creationdate: '20200101T000000Z', 'o-encoding': 'iso-8859-1' },
      props: [{ type: 'project', text: 'P' }],
      notes: [{ text: 'Header note' }],
      others: [
        {
          name: 'ude',
          attributes: { name: 'marks', base: 'Mac-Roman' },
          content: [{ name: 'map', attributes: { code: '#xF0', ent: 'Apple_logo' } }],
        },
      ],
    });
    expect(units[0]).toMatchObject({
      id: '42',
      attributes: {
        creationid: 'a & b',
        usagecount: '7',
        lastusagedate: '20240202T000000Z',
        srclang: 'en-GB',
      },
      notes: [{ text: 'Reviewed by legal.', attributes: { 'xml:lang': 'en' } }],
    });
    const [pair] = pairUnit(units[0]!, { source: 'en', target: 'pl-PL', memory: 'made', id: '1' }).units;
    expect(pair).toMatchObject({
      previous: 'Before',
      next: '',
      changedAt: '2024-02-01T00:00:00Z',
      changedBy: 'a & b',
    });
  });
});

describe('TMX files of other tools', () => {
  const foreign = files.filter(({ name }) => !name.startsWith('made-'));

  it('are read to the end with all their units', async (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    expect(foreign.length).toBeGreaterThan(80);
    let units = 0;
    for (const { name, read } of foreign) {
      const { account, findings } = await collectTmx([read()]);
      const starts = new TextDecoder(
        /utf-16le|importtest2a(-[23])?\.tmx|importtest1[fg]|test0[12]/.test(name) ? 'utf-16le' : 'utf-8',
      )
        .decode(read())
        .match(/<tu[\s>]/g);
      expect(account, name).toMatchObject({ read: account.units, skipped: {}, isComplete: true });
      if (starts) expect(account.units, name).toBe(starts.length);
      expect(
        findings.filter(({ severity }) => severity === 'error'),
        name,
      ).toEqual([]);
      units += account.units;
    }
    expect(units).toBeGreaterThan(2500);
  });

  it('keep all their units through writing and reading', async (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    for (const { name, read } of files) {
      const first = await collectTmx([read()]);
      if (!first.header) continue;
      const written = tmxText(first.header, first.units);
      const second = await readTmxText(written);
      expect(second.units, name).toEqual(first.units);
      expect(
        second.findings.map(({ code }) => code).filter((code) => code !== 'tmx-code-attribute'),
        name,
      ).toEqual([]);
      expect({ ...second.header, version: '' }, name).toMatchObject({
        attributes: first.header.attributes,
        props: first.header.props,
        notes: first.header.notes,
        others: first.header.others,
        namespaces: first.header.namespaces,
      });
      expect(tmxText(second.header!, second.units), name).toBe(written);
    }
  });
});
