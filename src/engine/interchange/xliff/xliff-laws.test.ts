import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ELEMENT, parseXml, XmlTree } from '#engine/docx/xml';
import { arbitraryExchangeDocument } from '#test/exchange-arbitrary';
import { readXliff } from './read-xliff.ts';
import { writeXliff } from './write-xliff.ts';
import { xliffName } from './xliff-names.ts';

it('reads back what it writes', () => {
  fc.assert(
    fc.property(arbitraryExchangeDocument, (document) => {
      expect(readXliff(writeXliff(document))).toEqual({ document, findings: [] });
    }),
    { numRuns: 1000 },
  );
});

/** Child elements that XLIFF 2.1 (clause 4.2) allows, in the order it asks for. */
const allowedChildren: Readonly<Record<string, RegExp>> = {
  xliff: /^file $/,
  file: /^mda:metadata (unit )+$|^mda:metadata group $/,
  group: /^$/,
  unit: /^mda:metadata (mtc:matches )?(gls:glossary )?(notes )?(originalData )?(segment )+$/,
  'mtc:matches': /^(mtc:match )+$/,
  'mtc:match': /^source target $/,
  'gls:glossary': /^(gls:glossEntry )+$/,
  'gls:glossEntry': /^gls:term ((gls:translation )+|gls:definition )$/,
  notes: /^(note )+$/,
  originalData: /^(data )+$/,
  segment: /^source (target )?$/,
  source: /^((cp|pc|ph|sc|ec) )*$/,
  target: /^((cp|pc|ph|sc|ec) )*$/,
  pc: /^((cp|pc|ph|sc|ec) )*$/,
  data: /^(cp )*$/,
};
const nmtoken = /^[A-Za-z0-9._:-]+$/;

it('writes elements in the order, with the ids and rules that XLIFF 2.1 asks for', () => {
  fc.assert(
    fc.property(arbitraryExchangeDocument, (document) => {
      const tree = parseXml(writeXliff(document));
      if (!(tree instanceof XmlTree)) throw new Error(tree.message);
      for (let node = 0; node < tree.count; node++) {
        if (tree.kind[node] !== ELEMENT) continue;
        const name = xliffName(tree, node);
        const childNames = [...tree.elements(node)].map((child) => `${xliffName(tree, child)} `).join('');
        if (allowedChildren[name]) expect(childNames).toMatch(allowedChildren[name]);
        if (name === 'unit') checkUnit(tree, node);
        const id = tree.attribute(node, 'id');
        if (id !== undefined) expect(id).toMatch(nmtoken);
        if (['no', 'firstNo'].includes(tree.attribute(node, 'canReorder') ?? 'yes')) {
          expect([tree.attribute(node, 'canCopy'), tree.attribute(node, 'canDelete')]).toEqual(['no', 'no']);
        }
      }
    }),
    { numRuns: 500 },
  );
});

function checkUnit(tree: XmlTree, unit: number): void {
  const dataIds = [...tree.descendants(unit, tree.name(unit).replace('unit', 'data'))].map((node) =>
    tree.attribute(node, 'id'),
  );
  const inSource: string[] = [];
  for (let node = unit + 1; node < tree.after[unit]!; node++) {
    for (const name of ['dataRef', 'dataRefStart']) {
      const reference = tree.attribute(node, name);
      if (reference !== undefined) expect(dataIds).toContain(reference);
    }
    const name = xliffName(tree, node);
    if (name === 'target' || name === 'mtc:matches') {
      node = tree.after[node]! - 1;
      continue;
    }
    const id = tree.attribute(node, 'id');
    if (['segment', 'pc', 'ph', 'sc', 'ec'].includes(name) && id !== undefined) inSource.push(id);
  }
  expect(new Set(inSource).size).toBe(inSource.length);
}
