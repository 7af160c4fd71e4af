import { expect, test } from 'vitest';
import { z } from 'zod';
import { languageTag } from '#platform/web';
import { listed, several } from './fields.ts';

test('lists come from one field or from several of one name', () => {
  expect(listed(languageTag).parse('de, fr;nl\n  pt-BR ')).toEqual(['de', 'fr', 'nl', 'pt-BR']);
  expect(listed(languageTag).parse(undefined)).toEqual([]);
  expect(several(languageTag).parse(['de', 'fr'])).toEqual(['de', 'fr']);
  expect(several(languageTag).parse('de')).toEqual(['de']);
  expect(several(languageTag).parse(undefined)).toEqual([]);
});

test('lists longer than anybody needs are refused before they are looked at one by one', () => {
  const seen: string[] = [];
  const looking = z.string().refine((text) => seen.push(text) > 0);
  for (const found of [
    listed(looking).safeParse('x '.repeat(1_001)),
    several(looking).safeParse(Array(1_001).fill('x')),
  ]) {
    expect(found.error?.issues).toMatchObject([{ code: 'too_big', origin: 'array', maximum: 1_000 }]);
    expect(seen).toEqual([]);
  }
  expect(listed(looking).parse('x '.repeat(1_000))).toHaveLength(1_000);
});
