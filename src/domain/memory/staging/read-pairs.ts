import { readLanguageTag } from '#domain/memory/imports';
import type { UnitToWrite } from '#domain/memory/retrieval';
import { matchLanguage, pairUnit, type TmxUnit } from '#engine/interchange/tmx';
import type { MemoryUnit } from '#engine/matching';

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
    for (const pair of found.units) pairs.push({ to: tag, unit: withoutPlace(pair) });
    if (found.reason !== undefined) unusable.push(found.reason);
  }
  return pairs.length + unusable.length > 0 ? { pairs, unusable } : { pairs, unusable: ['no-target'] };
}

/** Written property by property: copies without some of them take many times as long, and imports make millions. */
function withoutPlace(pair: MemoryUnit): UnitToWrite {
  const { source, target, previous, next, changedAt, changedBy, properties, notes } = pair;
  const unit: { -readonly [Name in keyof UnitToWrite]: UnitToWrite[Name] } = { source, target };
  if (previous !== undefined) unit.previous = previous;
  if (next !== undefined) unit.next = next;
  if (changedAt !== undefined) unit.changedAt = changedAt;
  if (changedBy !== undefined) unit.changedBy = changedBy;
  if (properties !== undefined) unit.properties = properties;
  if (notes !== undefined) unit.notes = notes;
  return unit;
}

/** As the file spells them, each once. */
function otherLanguages({ variants }: TmxUnit, from: string): string[] {
  const found = new Map<string, string>();
  for (const { language } of variants)
    if (matchLanguage(from, language) === undefined)
      found.set(language.replaceAll('_', '-').toLowerCase(), language);
  return [...found.values()];
}
