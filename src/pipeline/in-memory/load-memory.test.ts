import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { loadMemory } from './load-memory.ts';

const unit = (id: string, en: string, de: string): string =>
  `<tu tuid="${id}"><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="de"><seg>${de}</seg></tuv></tu>`;
const file = (body: string): string =>
  `<tmx version="1.4"><header srclang="en" creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" datatype="x"/><body>${body}</body></tmx>`;

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 50) yield bytes.slice(at, at + 50);
}

const load = (text: string, from = 'en', to = 'de') => loadMemory('m.tmx', chunks(text), from, to);

describe('loadMemory', () => {
  it('gives the units of a language pair, whichever way the file has it, with ids that differ', async () => {
    const text = file(unit('1', 'one', 'eins') + unit('1', 'two', 'zwei'));
    const { units, findings } = await load(text);
    expect(units.map(({ source, target }) => [markedText(source), markedText(target)])).toEqual([
      ['one', 'eins'],
      ['two', 'zwei'],
    ]);
    expect(new Set(units.map(({ id }) => id)).size).toBe(2);
    expect(findings).toEqual([]);
    expect((await load(text, 'de-AT', 'en-GB')).units.map(({ source }) => markedText(source))).toEqual([
      'eins',
      'zwei',
    ]);
  });

  it('names the file in what is wrong with it, and which languages it has', async () => {
    const { units, findings } = await load(file(unit('1', 'one', 'eins')), 'en', 'fr');
    expect(units).toEqual([]);
    expect(findings).toMatchObject([{ code: 'memory-languages', part: 'm.tmx' }]);
    expect(findings[0]!.message).toContain('it has en, de');
  });

  it('says that a file is broken, with what came before', async () => {
    const { units, findings } = await load(file(unit('1', 'one', 'eins')).slice(0, -10));
    expect(units).toHaveLength(1);
    expect(findings.some(({ severity, part }) => severity === 'error' && part === 'm.tmx')).toBe(true);
  });
});
