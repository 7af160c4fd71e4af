import { type InlineCode, type InlineText, plainText } from '#engine/inline';

/** How the codes of a unit's source answer to those of a segment. */
export interface CodeFit {
  /** Code of the segment by code of the unit. */
  readonly counterparts: ReadonlyMap<number, number>;
  /** Codes of either text without a counterpart. */
  readonly unmatched: number;
  /** Counterparts of another type, where one of the two types is not known. */
  readonly retyped: number;
}

/**
 * Finds for the codes of a unit's source their counterparts in a segment: of the same form and type, preferably alike
 * in hint and between the same words, else in order. A code of type `other`, as memories from other tools have them,
 * may stand for any type. Linear in texts and codes.
 */
export function fitCodes(unit: InlineText, segment: InlineText): CodeFit {
  const unitPlaces = placesOf(unit);
  const segmentPlaces = placesOf(segment);
  if (unitPlaces.length === 0 || segmentPlaces.length === 0)
    return { counterparts: new Map(), unmatched: unitPlaces.length + segmentPlaces.length, retyped: 0 };
  const pairer = new CodePairer(unitPlaces, segmentPlaces);
  for (const keyOf of keys) pairer.pair(keyOf);
  const typed = pairer.counterparts.size;
  pairer.pair(paired, (place) => place.code.type === 'other');
  pairer.pair(
    paired,
    () => true,
    (place) => place.code.type === 'other',
  );
  const all = pairer.counterparts.size;
  return {
    counterparts: pairer.counterparts,
    unmatched: unitPlaces.length + segmentPlaces.length - 2 * all,
    retyped: all - typed,
  };
}

/** Pairs codes in passes; what an earlier pass paired stays paired. */
class CodePairer {
  readonly counterparts = new Map<number, number>();
  private readonly unit: readonly CodePlace[];
  private readonly segment: readonly CodePlace[];
  private readonly taken = new Set<number>();

  constructor(unit: readonly CodePlace[], segment: readonly CodePlace[]) {
    this.unit = unit;
    this.segment = segment;
  }

  /** Pairs free codes of one key in order, of those only that a side allows. */
  pair(
    keyOf: (place: CodePlace) => string,
    ofUnit: (place: CodePlace) => boolean = () => true,
    ofSegment: (place: CodePlace) => boolean = () => true,
  ): void {
    const free = this.segment.filter((place) => !this.taken.has(place.code.id) && ofSegment(place));
    const waiting = Map.groupBy(free.reverse(), keyOf);
    for (const place of this.unit) {
      if (this.counterparts.has(place.code.id) || !ofUnit(place)) continue;
      const next = waiting.get(keyOf(place))?.pop();
      if (!next) continue;
      this.counterparts.set(place.code.id, next.code.id);
      this.taken.add(next.code.id);
    }
  }
}

/** A code and the text around its start. */
interface CodePlace {
  readonly code: InlineCode;
  readonly before: string;
  readonly after: string;
}

/** Characters of text on each side of a code that tell its place. */
const surroundings = 12;

const paired = ({ code }: CodePlace) => `${code.paired}`;
const form = ({ code }: CodePlace) => `${code.paired} ${code.type}`;
const look = (place: CodePlace) =>
  `${form(place)} ${JSON.stringify([place.code.hint, place.code.equivalent])}`;

/** What counterparts must have in common, from the strictest to the loosest. */
const keys: readonly ((place: CodePlace) => string)[] = [
  (place) => `${look(place)} ${place.before}\u0000${place.after}`,
  (place) => `${form(place)} ${place.before}\u0000${place.after}`,
  (place) => `${look(place)} ${place.after}`,
  (place) => `${look(place)} ${place.before}`,
  look,
  form,
];

function placesOf({ items, codes }: InlineText): CodePlace[] {
  if (codes.size === 0) return [];
  const places: { code: InlineCode; at: number }[] = [];
  const met = new Set<number>();
  let text = '';
  for (const item of items) {
    if (item.kind === 'text') text += item.text;
    else if (!met.has(item.id)) {
      met.add(item.id);
      places.push({ code: codes.get(item.id)!, at: text.length });
    }
  }
  return places.map(({ code, at }) => ({
    code,
    before: text.slice(Math.max(0, at - surroundings), at).trim(),
    after: text.slice(at, at + surroundings).trim(),
  }));
}

/** Whether in texts of equal words the counterparts stand at the same places, blanks not counted. */
export function codesStandAlike(unit: InlineText, segment: InlineText, { counterparts }: CodeFit): boolean {
  const rename = (id: number) => counterparts.get(id);
  const taken = new Set(counterparts.values());
  return marksOf(unit, rename) === marksOf(segment, (id) => (taken.has(id) ? id : undefined));
}

/** The codes that have counterparts with the number of characters before each. */
function marksOf({ items, codes }: InlineText, rename: (id: number) => number | undefined): string {
  let count = 0;
  const marks: string[] = [];
  for (const item of items) {
    if (item.kind === 'text') {
      count += item.text.normalize('NFC').replace(/\s+/g, '').length;
      continue;
    }
    const id = rename(item.id);
    if (id !== undefined) marks.push(`${item.kind} ${id} ${count}`);
    else if (item.kind === 'standalone')
      count += plainText({ items: [item], codes }).replace(/\s+/g, '').length;
  }
  return marks.join();
}
