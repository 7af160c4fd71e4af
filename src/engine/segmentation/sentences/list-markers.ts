import type { LanguageRules } from '#engine/segmentation/languages';

/** Bullets that open a list item wherever they stand behind white space. */
export const bullets = '•⁃‣▪▫●○◦■□◆◇►▶➢➤✓✔';
const markerSource = String.raw`\(?(?:\d{1,3}|[a-z]|[ivx]{2,5}|[A-Z])(?:\.\)|[.)])(?=\s)`;
const markerAtStart = new RegExp(`[${bullets}\\s]*(${markerSource})`, 'y');
export const inlineMarker = markerSource;

const laterMarker = new RegExp(`(?<=\\s)${markerSource}`, 'g');
/** How far, in UTF-16 units, the second item may be from the first for a small letter to be taken for a list. */
const longestItem = 200;

interface Marker {
  readonly style: string;
  readonly values: readonly number[];
}

/**
 * Follows an enumeration inside one paragraph (`1. First 2. Second`): it must begin with the segment, go up by one and
 * keep its style. Anything else that looks like a marker stays part of its sentence.
 */
export class ListMarkers {
  private readonly text: string;
  private readonly rules: LanguageRules;
  private active: Marker | null = null;
  /** Where the segment began that opened with the active marker, or -1 if another segment followed. */
  private activeFrom = -1;

  constructor(text: string, rules: LanguageRules) {
    this.text = text;
    this.rules = rules;
    this.segmentStarts(0);
  }

  /** Tells that a segment begins at `offset`; a marker there opens or continues a list. Returns its end, or -1. */
  segmentStarts(offset: number): number {
    markerAtStart.lastIndex = offset;
    const match = markerAtStart.exec(this.text);
    this.activeFrom = match ? offset : -1;
    if (!match) return -1;
    this.active = readMarker(match[1]!);
    return markerAtStart.lastIndex;
  }

  /** Whether a list begins or goes on at `offset`: a marker there, and the next one not far behind. */
  opensAt(offset: number): boolean {
    markerAtStart.lastIndex = offset;
    const match = markerAtStart.exec(this.text);
    if (!match) return false;
    const marker = readMarker(match[1]!);
    const following = this.text.slice(markerAtStart.lastIndex, markerAtStart.lastIndex + longestItem);
    for (const later of following.matchAll(laterMarker)) {
      const candidate = readMarker(later[0]);
      if (
        candidate.style === marker.style &&
        candidate.values.some((value) => marker.values.includes(value - 1))
      )
        return true;
    }
    return false;
  }

  /** Whether the marker at `offset`, in the middle of a segment, is the next item of the running list. */
  continuesAt(offset: number, written: string): boolean {
    const marker = readMarker(written);
    if (!this.active || marker.style !== this.active.style) return false;
    const last = this.active.values;
    const follows = marker.values.some((value) => value === 1 || last.includes(value - 1));
    if (!follows) return false;
    if (!/\.$/.test(written)) return true;
    if (this.activeFrom < 0) return false; // `3. Third. See item 4.`
    const before = /([\p{L}\p{M}]+)\s*$/u.exec(this.text.slice(Math.max(0, offset - 40), offset))?.[1] ?? '';
    if (this.rules.labels.has(before.toLowerCase()) && !/item/i.test(before)) return false;
    const after = this.text.slice(offset + written.length, offset + written.length + 12).trimStart();
    return /^\d/.test(written) ? /^["'“„«(]?\p{Lu}/u.test(after) : true;
  }
}

function readMarker(written: string): Marker {
  const body = written.replace(/[().]/g, '');
  const frame = written.replace(/[^().]+/, '0');
  if (/^\d/.test(body)) return { style: `1${frame}`, values: [Number(body)] };
  const letter = body.length === 1 ? [body.toLowerCase().charCodeAt(0) - 96] : [];
  const roman = romanValue(body);
  return {
    style: `${body === body.toLowerCase() ? 'a' : 'A'}${frame}`,
    values: roman ? [...letter, roman] : letter,
  };
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function romanValue(body: string): number {
  let total = 0;
  for (let i = 0; i < body.length; i++) {
    const value = romanDigits[body[i]!.toLowerCase()];
    if (!value) return 0;
    total += value < (romanDigits[body[i + 1]?.toLowerCase() ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
