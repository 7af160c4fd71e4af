import { expect, it } from 'vitest';
import { readTableParts } from '#engine/interchange/csv';
import { readTbxParts } from '#engine/interchange/tbx';
import { readTmx } from '#engine/interchange/tmx';

/** Milliseconds, on a busy machine. */
const longest = 10_000;

async function* chunksOf(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

interface Part {
  readonly findings?: readonly { readonly code: string }[];
  readonly concepts?: readonly unknown[];
}

async function codesOf(parts: AsyncIterable<unknown>): Promise<string[]> {
  const codes = new Set<string>();
  for await (const part of parts) for (const { code } of (part as Part).findings ?? []) codes.add(code);
  return [...codes];
}

const numbered = (count: number, show: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => show(index)).join('');
const bomb = (root: string) =>
  `<!DOCTYPE ${root} [<!ENTITY a0 "lol">${numbered(30, (index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`)}]>`;
const tmx = (body: string, before = '') =>
  `${before}<tmx version="1.4"><header srclang="en"/><body>${body}</body></tmx>`;
const unit = (inside: string) => `<tu>${inside}<tuv xml:lang="en"><seg>a</seg></tuv></tu>`;
const tbx = (body: string, before = '', attributes = '') =>
  `${before}<tbx type="TBX-Basic"${attributes}><text><body>${body}</body></text></tbx>`;
const concept = (inside: string) =>
  `<conceptEntry id="c"><langSec xml:lang="en"><termSec><term>a</term>${inside}</termSec></langSec></conceptEntry>`;

it.each([
  ['entities of entities', tmx(unit('<note>&a30;</note>'), bomb('tmx')), 'markup-entity-declaration'],
  ['an attribute of 20 MB', tmx(unit(`<prop type="${'x'.repeat(2e7)}">y</prop>`)), 'markup-too-long'],
  ['a text of 20 MB', tmx(unit(`<note>${'x '.repeat(1e7)}</note>`)), 'markup-too-long'],
  ['elements in one another', tmx(unit('<a>'.repeat(100_000))), 'markup-too-deep'],
  [
    'variants',
    tmx(unit(numbered(20_000, (index) => `<tuv xml:lang="x-${index}"><seg>v</seg></tuv>`))),
    'tmx-too-large',
  ],
  ['props', tmx(unit('<prop type="x">y</prop>'.repeat(100_000))), 'tmx-too-large'],
  [
    'attributes',
    tmx(`<tu ${numbered(200_000, (index) => `a${index}="1" `)}>${unit('').slice(4)}`),
    'markup-too-long',
  ],
])(
  'refuses TMX with too many or too large: %s',
  async (_, text, code) => {
    expect(await codesOf(readTmx(chunksOf(text)))).toContain(code);
  },
  longest,
);

it.each([
  ['entities of entities', tbx(concept('<note>&a30;</note>'), bomb('tbx')), 'tbx-doctype'],
  ['an attribute of 20 MB', tbx(concept(`<note a="${'x'.repeat(2e7)}"/>`)), 'tbx-too-large'],
  [
    'elements in one another',
    tbx(concept('<x>'.repeat(100_000) + '</x>'.repeat(100_000))),
    'tbx-entry-unreadable',
  ],
  [
    'groups in one another',
    tbx(concept('<termGrp>'.repeat(50_000) + '</termGrp>'.repeat(50_000))),
    'tbx-entry-unreadable',
  ],
  ['an entry without end', tbx(`<conceptEntry>${'<x>'.repeat(1_000_000)}`), 'tbx-not-well-formed'],
  ['back matter', tbx('<y a="b"/>'.repeat(1_000_000)), 'tbx-too-large'],
  [
    'namespaces, read with each of many concepts',
    tbx(
      concept('').repeat(3_000),
      '',
      numbered(30_000, (index) => ` xmlns:n${index}="u"`),
    ),
    'tbx-too-large',
  ],
])(
  'refuses TBX with too many or too large: %s',
  async (_, text, code) => {
    expect(await codesOf(readTbxParts(chunksOf(text)))).toContain(code);
  },
  longest,
);

it.each([
  ['a quoted cell without end', `en,de\n"a${'b'.repeat(2e7)}`, 'csv-too-large'],
  ['a row without end', 'x'.repeat(2e7), 'csv-too-large'],
  ['cells without end', `en,de\n${','.repeat(2e7)}`, 'csv-too-large'],
  ['rows in a quoted cell without end', `en,de\n"${'aaaa\n'.repeat(250_000)}`, 'csv-quotes'],
])(
  'refuses tables with %s',
  async (_, text, code) => {
    const parts = readTableParts(() => chunksOf(text), { from: 'en', to: 'de' });
    expect(await codesOf(parts)).toContain(code);
  },
  longest,
);
