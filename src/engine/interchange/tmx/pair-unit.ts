import { plainText } from '#engine/inline';
import type { MemoryUnit } from '#engine/matching';
import { readContext } from './convert-context.ts';
import { readTmxDate } from './convert-date.ts';
import { readNotes, readProperties } from './convert-properties.ts';
import { bestMatches } from './match-language.ts';
import type { TmxUnit, TmxVariant } from './tmx-unit.ts';

export interface PairOptions {
  /** BCP 47 tags; `en` also takes `en-US` and the reverse, the same tag is preferred. */
  readonly source: string;
  readonly target: string;
  /** Name of the memory. */
  readonly memory: string;
  /** Id of the first pair, unique in the memory; further pairs of the unit have `-2`, `-3` … behind it. */
  readonly id: string;
  /** Source language of the header, which decides between several variants that fit equally; default none. */
  readonly sourceLanguage?: string;
}

/** The pairs of a unit, or why there are none. */
export interface PairedUnit {
  readonly units: readonly MemoryUnit[];
  readonly reason?: 'no-source' | 'no-target' | 'empty';
}

/**
 * The pairs that a unit of a TMX file holds for two languages: its best source with every one of its best targets, so
 * that a language that stands twice gives two pairs. Which language the file calls its source does not matter. Texts of
 * white space alone give no pair. Context comes from the props of memoQ or OmegaT, date and author from the target, else
 * from the unit, and from the creation where no change is known. Other props, and notes, of the unit and of both texts are
 * properties and notes of the pair.
 */
export function pairUnit(unit: TmxUnit, options: PairOptions): PairedUnit {
  const source = findSource(unit, options);
  if (source === undefined) return { units: [], reason: 'no-source' };
  const others = unit.variants.filter((variant) => variant !== source);
  const targets = bestMatches(options.target, others);
  if (targets.length === 0) return { units: [], reason: 'no-target' };
  const filled = targets.filter((target) => hasText(source) && hasText(target));
  if (filled.length === 0) return { units: [], reason: 'empty' };
  return { units: filled.map((target, index) => pair(unit, source, target, index, options)) };
}

function findSource(unit: TmxUnit, { source, sourceLanguage = '' }: PairOptions): TmxVariant | undefined {
  const fitting = bestMatches(source, unit.variants);
  const preferred = bestMatches(unit.attributes.srclang ?? sourceLanguage, fitting);
  return preferred[0] ?? fitting[0];
}

function hasText({ text }: TmxVariant): boolean {
  return text.codes.size > 0 ? plainText(text).trim() !== '' : text.items.some(hasLetters);
}

function hasLetters(item: TmxVariant['text']['items'][number]): boolean {
  return item.kind === 'text' && item.text.trim() !== '';
}

function pair(
  unit: TmxUnit,
  source: TmxVariant,
  target: TmxVariant,
  index: number,
  { id, memory }: PairOptions,
): MemoryUnit {
  const known = (name: string) => target.attributes[name] ?? unit.attributes[name];
  const changedAt = readTmxDate(known('changedate') ?? known('creationdate') ?? '');
  const changedBy = known('changeid') ?? known('creationid');
  const made: { -readonly [Name in keyof MemoryUnit]: MemoryUnit[Name] } = {
    id: index === 0 ? id : `${id}-${index + 1}`,
    memory,
    source: source.text,
    target: target.text,
  };
  const props = unit.props.length + source.props.length + target.props.length;
  if (props > 0) {
    Object.assign(made, readContext([...unit.props, ...source.props, ...target.props]));
    const properties = readProperties(unit, source, target);
    if (properties !== undefined) made.properties = properties;
  }
  if (unit.notes.length + source.notes.length + target.notes.length > 0) {
    const notes = readNotes(unit, source, target);
    if (notes !== undefined) made.notes = notes;
  }
  if (changedAt !== undefined) made.changedAt = changedAt;
  if (changedBy !== undefined) made.changedBy = changedBy;
  return made;
}
