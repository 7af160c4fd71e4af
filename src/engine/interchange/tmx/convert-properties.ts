import type { UnitProperty } from '#engine/matching';
import { isContext } from './convert-context.ts';
import type { TmxNote, TmxProp, TmxUnit, TmxVariant } from './tmx-unit.ts';

/** Bounds of one pair: what is beyond is left out, notes that are too long are cut. Lengths in UTF-16 units. */
const most = { properties: 50, type: 200, value: 1000, notes: 20, note: 2000 } as const;

interface About {
  readonly props: readonly TmxProp[];
  readonly notes: readonly TmxNote[];
}

/**
 * What the props of a unit and of the two texts of a pair say beside its context, each once, in the order of types and
 * values, so that files that say the same are written the same. Undefined where there are none.
 */
export function readProperties(...holders: readonly [TmxUnit, TmxVariant, TmxVariant]) {
  const found = new Map<string, UnitProperty>();
  for (const { type, text: value } of propsOf(holders)) {
    if (type === '' || type.length > most.type || value.length > most.value || isContext(type)) continue;
    found.set(JSON.stringify([type, value]), { type, value });
    if (found.size === most.properties) break;
  }
  if (found.size === 0) return undefined;
  return [...found.values()].sort((a, b) => compare(a.type, b.type) || compare(a.value, b.value));
}

/** The texts of their notes, each once, in the order of the file; undefined where there are none. */
export function readNotes(...holders: readonly [TmxUnit, TmxVariant, TmxVariant]): string[] | undefined {
  const found = new Set<string>();
  for (const { text } of notesOf(holders)) {
    if (text.trim() !== '') found.add(cut(text));
    if (found.size === most.notes) break;
  }
  return found.size === 0 ? undefined : [...found];
}

function* propsOf(holders: readonly About[]): Generator<TmxProp> {
  for (const { props } of holders) yield* props;
}

function* notesOf(holders: readonly About[]): Generator<TmxNote> {
  for (const { notes } of holders) yield* notes;
}

/** Never between the halves of a character. */
function cut(text: string): string {
  return text.length > most.note ? text.slice(0, most.note).replace(/[\uD800-\uDBFF]$/, '') : text;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
