import { readLanguageTag } from '#domain/memory/imports';
import type { UnitToWrite } from '#domain/memory/retrieval';
import { matchLanguage, pairUnit, type TmxUnit } from '#engine/interchange/tmx';

export interface ReadPair {
  /** Target language, BCP 47. */
  readonly to: string;
  readonly unit: UnitToWrite;
  /** The person who approved it where it comes from; nobody by default. */
  readonly reviewedBy?: string | null;
}

/** What a unit of a file gives: pairs, and a reason for each that it should have given. */
export interface ReadUnit {
  readonly pairs: readonly ReadPair[];
  readonly unusable: readonly string[];
}

export interface WantedPairs {
  /** BCP 47 tags; a target of null takes every other language of a unit. */
  readonly from: string;
  readonly to: string | null;
  /** Source language of the file's header, which decides between variants that fit equally. */
  readonly sourceLanguage: string | undefined;
}

/** The pairs of a unit of a file. A unit that gives none has one reason. */
export function readPairs(unit: TmxUnit, { from, to, sourceLanguage }: WantedPairs): ReadUnit {
  const pairs: ReadPair[] = [];
  const unusable: string[] = [];
  for (const target of to === null ? otherLanguages(unit, from) : [to]) {
    const tag = readLanguageTag(target);
    if (tag === undefined) {
      unusable.push('language-unknown');
      continue;
    }
    const found = pairUnit(unit, { source: from, target, memory: '', id: '', sourceLanguage });
    for (const { id: _, memory: __, ...pair } of found.units) pairs.push({ to: tag, unit: pair });
    if (found.reason !== undefined) unusable.push(found.reason);
  }
  return pairs.length + unusable.length > 0 ? { pairs, unusable } : { pairs, unusable: ['no-target'] };
}

/** As the file spells them, each once. */
function otherLanguages({ variants }: TmxUnit, from: string): string[] {
  const found = new Map<string, string>();
  for (const { language } of variants)
    if (matchLanguage(from, language) === undefined)
      found.set(language.replaceAll('_', '-').toLowerCase(), language);
  return [...found.values()];
}
