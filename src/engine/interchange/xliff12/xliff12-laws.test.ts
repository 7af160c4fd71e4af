import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ELEMENT, parseXml, XmlTree } from '#engine/docx/xml';
import { arbitraryExchangeDocument } from '#test/exchange-arbitrary';
import { nameOf } from './names.ts';
import { readXliff12 } from './read-xliff12.ts';
import { writeXliff12 } from './write-xliff12.ts';

it.each([true, false])('reads back what it writes, with sources copied: %s', (copySource) => {
  fc.assert(
    fc.property(arbitraryExchangeDocument, (document) => {
      expect(readXliff12(writeXliff12(document, { copySource }))).toEqual({ document, findings: [] });
    }),
    { numRuns: 700 },
  );
});

/** Child elements that XLIFF 1.2 (2.3) allows, in the order it asks for; ours stand where it allows foreign ones. */
const inline = /^((g|x|bx|ex) )*$/;
const allowedChildren: Readonly<Record<string, RegExp>> = {
  xliff: /^file $/,
  file: /^header body $/,
  header: /^tool {2}$/,
  body: /^(group )*$/,
  group: /^(context-group )+(note )*(trans-unit )*$/,
  'context-group': /^(context )+$/,
  'trans-unit': /^source (target )?(note )*(alt-trans )* ?$/,
  'alt-trans': /^source target $/,
  source: inline,
  target: inline,
  g: inline,
  x: /^$/,
};

it('writes elements in the order that XLIFF 1.2 asks for, with ids that are unique', () => {
  fc.assert(
    fc.property(arbitraryExchangeDocument, (document) => {
      const tree = parseXml(writeXliff12(document));
      if (!(tree instanceof XmlTree)) throw new Error(tree.message);
      const ids: (string | undefined)[] = [];
      for (let node = 0; node < tree.count; node++) {
        if (tree.kind[node] !== ELEMENT) continue;
        const name = nameOf(tree, node);
        const childNames = [...tree.elements(node)].map((child) => `${nameOf(tree, child)} `).join('');
        if (allowedChildren[name]) expect(childNames).toMatch(allowedChildren[name]);
        if (name === 'trans-unit') ids.push(tree.attribute(node, 'id'));
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(document.units.flatMap(({ segments }) => segments).length);
    }),
    { numRuns: 300 },
  );
});
