import { expect, it } from 'vitest';
import { readTbx, writeTbx } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const glossaryWith = (extra: Record<string, string>, ofTerm: Record<string, string> = {}) => ({
  name: 'terms',
  concepts: [
    {
      id: 'c1',
      extra,
      terms: [{ language: 'de', text: 'Deckel', status: 'preferred' as const, extra: ofTerm }],
    },
  ],
});

it.each([
  ['an id beside the one of the concept', { '@id': 'other' }],
  ['a language beside the one of its terms', { 'de/@xml:lang': 'fr' }],
  ['a namespace', { '@xmlns': 'urn:other' }],
  ['a name that no attribute can have', { '@xml:1': 'x', '@two words': 'y' }],
  ['an attribute of a term', { 'term@id': 't1' }],
])('keeps %s in a file that can be read', (_, extra) => {
  const written = writeTbx(glossaryWith(extra));
  const { glossary, findings } = readTbx(utf8(written));
  expect(findings).toEqual([]);
  expect(written.match(/xmlns="/g)).toHaveLength(1);
  expect(Object.values(glossary!.concepts[0]!.extra!).sort()).toEqual(Object.values(extra).sort());
});

it('keeps namespaces out of terms', () => {
  const written = writeTbx(glossaryWith({}, { 'term@xmlns': 'urn:other', '@xmlns': 'urn:other' }));
  expect(written.match(/xmlns="/g)).toHaveLength(1);
  expect(readTbx(utf8(written)).glossary!.concepts[0]!.terms[0]!.text).toBe('Deckel');
});
