import { describe, expect, it } from 'vitest';
import { settleLanguages } from './take-in.ts';

describe('the languages of a translation', () => {
  it.each([
    ['en', 'de', 'en de'],
    ['en-GB', 'zh-Hant', 'en-GB zh-Hant'],
    ['en', 'qaa', 'en qaa'],
    ['en', 'german', 'refused german'],
    ['xx', 'de', 'refused xx'],
    ['en', 'de_de!', 'refused de_de!'],
    ['en', '', 'refused none is named'],
  ])('%s to %s', (from, to, expected) => {
    const settled = settleLanguages(from, to);
    const seen =
      'refused' in settled
        ? `refused ${/\((.*)\)$/.exec(settled.refused[0]!.message)?.[1] ?? ''}`
        : `${settled.source.tag} ${settled.target.tag}`;
    expect(seen).toBe(expected);
  });
});
