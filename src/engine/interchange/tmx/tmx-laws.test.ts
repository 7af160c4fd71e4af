import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENT, parseXml, XmlTree } from '#engine/docx/xml';
import { collectTmx, readTmxText, tmxAround, tmxText } from '#test/tmx';
import { arbitraryForeignSegment, arbitraryTmxHeader, arbitraryTmxUnit } from '#test/tmx-arbitrary';

const arbitraryUnits = fc.array(arbitraryTmxUnit, { maxLength: 3 });

describe('laws of TMX', () => {
  it('reads back what it writes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTmxHeader, arbitraryUnits, async (header, units) => {
        const read = await readTmxText(tmxText(header, units));
        expect(read.findings).toEqual([]);
        expect(read.header).toEqual(header);
        expect(read.units).toEqual(units);
        expect(read.account).toMatchObject({ units: units.length, read: units.length, isComplete: true });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what other tools write through writing and reading', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryForeignSegment, arbitraryForeignSegment, async (source, target) => {
        const tuv = (language: string, text: string) =>
          `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
        const first = await readTmxText(tmxAround(`<tu>${tuv('en', source)}${tuv('fr', target)}</tu>`));
        expect(first.units.length).toBe(1);
        const written = tmxText(first.header!, first.units);
        const second = await readTmxText(written);
        expect(
          second.findings.map(({ code }) => code).filter((code) => code !== 'tmx-code-attribute'),
        ).toEqual([]);
        expect(second.units).toEqual(first.units);
        expect(tmxText(second.header!, second.units)).toBe(written);
      }),
      { numRuns: 1500 },
    );
  });

  it('writes well-formed XML with the elements in the order of the TMX 1.4b document type', () => {
    fc.assert(
      fc.property(arbitraryTmxHeader, arbitraryUnits, (header, units) => {
        const tree = parseXml(tmxText(header, units));
        if (!(tree instanceof XmlTree)) throw new Error(tree.message);
        for (let node = 0; node < tree.count; node++) {
          if (tree.kind[node] !== ELEMENT) continue;
          const children = [...tree.elements(node)].map((child) => `${tree.qualifiedName(child)} `).join('');
          const allowed = allowedChildren[tree.qualifiedName(node)];
          if (allowed) expect(children).toMatch(allowed);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same whatever pieces the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryUnits, fc.array(fc.nat(4000), { maxLength: 8 }), async (units, cuts) => {
        const bytes = Buffer.from(
          tmxAround(tmxText(plainHeader, units).split('<body>')[1]!.split('</body>')[0]!),
        );
        const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(await collectTmx(pieces)).toEqual(await collectTmx([bytes]));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on a damaged file, accounts for every unit, and says where reading ended', async () => {
    const arbitraryDamage = fc.array(
      fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...'<>&"\'/!?[]-;#x'), fc.string())),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(arbitraryUnits, arbitraryDamage, async (units, damage) => {
        let text = tmxText(plainHeader, units);
        for (const [at, written] of damage) {
          const offset = at % text.length;
          text = text.slice(0, offset) + written + text.slice(offset + (at % 3));
        }
        const { account, findings, units: read } = await readTmxText(text);
        const skipped = Object.values(account.skipped).reduce((sum, count) => sum + count, 0);
        expect(account.units).toBe(account.read + skipped);
        expect(account.read).toBe(read.length);
        for (const { place } of findings) expect(place).toMatch(/^line [1-9]\d*, column [1-9]\d*$/);
        if (!account.isComplete) expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        for (const unit of read) expect(unit.variants.length).toBeGreaterThan(0);
      }),
      { numRuns: 1500 },
    );
  });
});

/** A header without prefixes, so that a body can be moved into another file. */
const plainHeader = {
  version: '1.4',
  sourceLanguage: 'en',
  tool: 't',
  toolVersion: '1',
  segmentType: 'sentence',
  dataType: 'xml',
  adminLanguage: 'en',
  originalFormat: 't',
  attributes: {},
  props: [],
  notes: [],
  others: [],
  namespaces: {},
};

/** Child elements by the document type of TMX 1.4b; `ude` and what is foreign aside. */
const allowedChildren: Readonly<Record<string, RegExp>> = {
  tmx: /^header body $/,
  body: /^(tu )*$/,
  tu: /^((note|prop) )*(tuv )+$/,
  tuv: /^((note|prop) )*seg $/,
  seg: /^((bpt|ept|it|ph|hi|ut) )*$/,
  bpt: /^(sub )*$/,
  ept: /^(sub )*$/,
  ph: /^(sub )*$/,
  it: /^(sub )*$/,
  prop: /^$/,
  note: /^$/,
};
