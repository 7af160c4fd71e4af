import { dotEndsSentence } from './decide-at-dot.ts';
import { Enclosures } from './enclosures.ts';
import { type LineBreakPolicy, lineEndsSegment } from './line-breaks.ts';
import { bullets, inlineMarker, ListMarkers } from './list-markers.ts';
import { opensSentence, readOpening } from './next-words.ts';
import type { LanguageRules } from '#engine/segmentation/languages';

/** Stops of scripts that need no white space behind them. */
const wideStops = '。！？｡．︒﹒﹗﹖።፧፨။।॥۔؟។៕༎᙮‼⁇⁈⁉';
const closers = String.raw`"'“”’‘»«›‹)\]}）」』】》〉］｝〕`;
const noteReference = String.raw`(?:\[\d{1,3}\])+|[¹²³⁰-⁹]+`;

/**
 * The places of `text` (without neutral characters) where a sentence begins, ascending. Reads the text once and looks a
 * bounded way to either side of every stop, so that the cost is linear in the length.
 */
export function findSentenceBreaks(text: string, rules: LanguageRules, lines: LineBreakPolicy): number[] {
  return new Finder(text, rules, lines).find();
}

class Finder {
  private readonly text: string;
  private readonly rules: LanguageRules;
  private readonly lines: LineBreakPolicy;
  private readonly enclosures: Enclosures;
  private readonly list: ListMarkers;
  private readonly breaks: number[] = [];
  private readonly points: RegExp;
  private readonly run: RegExp;
  private segmentStart: number;

  constructor(text: string, rules: LanguageRules, lines: LineBreakPolicy) {
    this.text = text;
    this.rules = rules;
    this.lines = lines;
    this.enclosures = new Enclosures(text);
    this.list = new ListMarkers(text, rules);
    const stops = `.!?…${rules.extraStops}${wideStops}`;
    this.points = new RegExp(
      String.raw`(?<gap>\s*[\n\r\v\f\u0085\u2028\u2029]\s*)|(?<=\s)(?<marker>[${bullets}]|${inlineMarker})|(?<stop>[${stops}])`,
      'g',
    );
    this.run = new RegExp(`[${stops}]*`, 'y');
    this.segmentStart = skipSpace(text, 0);
  }

  find(): number[] {
    const { text, points } = this;
    this.list.segmentStarts(this.segmentStart);
    points.lastIndex = this.segmentStart;
    for (let match = points.exec(text); match; match = points.exec(text)) {
      const { gap, marker } = match.groups!;
      if (gap !== undefined) this.atLineBreak(match.index, gap);
      else if (marker !== undefined) this.atMarker(match.index, marker);
      else this.atStop(match.index);
    }
    return this.breaks;
  }

  private breakAt(offset: number): void {
    this.points.lastIndex = Math.max(this.points.lastIndex, offset);
    if (offset >= this.text.length || offset <= this.segmentStart) return;
    this.breaks.push(offset);
    this.segmentStart = offset;
    const markerEnd = this.list.segmentStarts(offset);
    if (markerEnd > 0) this.points.lastIndex = Math.max(this.points.lastIndex, markerEnd);
  }

  private atLineBreak(start: number, gap: string): void {
    if (this.lines === 'space') return;
    if (this.lines === 'end' || lineEndsSegment(this.text, this.segmentStart, gap, start)) this.breakAt(start + gap.length);
  }

  private atMarker(start: number, marker: string): void {
    const isBullet = marker.length === 1;
    if (start > this.segmentStart && (isBullet ? !this.enclosures.covers(start) : this.list.continuesAt(start, marker))) {
      this.breakAt(start);
      return;
    }
    const dot = marker.indexOf('.');
    if (dot >= 0 && start + dot > this.segmentStart) this.points.lastIndex = start + dot;
    else return;
    this.points.lastIndex = start + dot + 1;
    this.atStop(start + dot);
  }

  private atStop(start: number): void {
    const stop = this.readStop(start);
    this.points.lastIndex = Math.max(this.points.lastIndex, stop.end);
    const next = skipSpace(this.text, stop.end);
    if (next >= this.text.length || next <= this.segmentStart) return;
    if (stop.end === next && !stop.wide) return;
    if (this.enclosures.covers(stop.end)) return;
    if (this.endsSentence(start, stop, next)) this.breakAt(next);
  }

  /** The whole stop: repeated marks, closing quotation marks and brackets, note references. */
  private readStop(start: number): Stop {
    const { text } = this;
    const dots = spacedDots(text, start);
    let end = dots ?? this.match(this.run, start);
    const marksEnd = end;
    for (let position = -1; position !== end; ) {
      position = end;
      end = this.match(closing, end);
      if (end === position && /[ \u00A0\u202F]/.test(text[end] ?? '') && text[end + 1] === '»' && this.enclosures.closesAt(end + 1)) end += 2;
      if (end > position) end = this.match(this.run, end);
    }
    end = this.match(reference, end);
    if (end === marksEnd || /[)\]"”]/.test(text[end - 1]!)) {
      if (!/\p{N}/u.test(text[start - 1] ?? '')) end = this.match(bareReference, end);
    }
    return { marks: text.slice(start, marksEnd), end, closed: end > marksEnd, wide: wide.test(text.slice(start, marksEnd)), spaced: dots !== null };
  }

  private match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : at;
  }

  private endsSentence(start: number, stop: Stop, next: number): boolean {
    const { text, rules } = this;
    const opening = readOpening(text, next);
    const gap = text.slice(stop.end, next);
    const endsLine = this.lines !== 'space' && /[\n\r\u2028\u2029]/.test(gap);
    if (stop.wide) return stop.end < next || !continuesSpeech(text, stop, next);
    if (endsLine && /[\n\r]\s*[\n\r]/.test(gap)) return true;
    if (stop.marks === '.') {
      return dotEndsSentence({ text, dot: start, segmentStart: this.segmentStart, next: opening, closed: stop.closed, endsLine }, rules);
    }
    if (opening.kind === 'none') return false;
    if (opening.kind === 'small') return endsLine && !stop.closed;
    const ellipsis = /^(?:\.{3}|…|\. ?\. ?\.)$/.test(stop.marks);
    if (ellipsis && !stop.closed) return opening.word !== 'I' && opening.kind !== 'digit' && opening.kind !== 'symbol';
    if (stop.closed && opening.kind === 'capital') return !this.namesSpeaker(next);
    return true;
  }

  /** `"Is it?" Alice asked.`: a name and a verb of speaking go with the quotation. */
  private namesSpeaker(next: number): boolean {
    const words = /^\p{Lu}[\p{L}.'’-]*\s+(\p{Ll}+)/u.exec(this.text.slice(next, next + 60));
    return words !== null && this.rules.speech.has(words[1]!);
  }
}

interface Stop {
  readonly marks: string;
  readonly end: number;
  readonly closed: boolean;
  readonly wide: boolean;
  readonly spaced: boolean;
}

const closing = new RegExp(`[${closers}]*`, 'y');
const reference = new RegExp(noteReference, 'y');
/** A note number typed as a plain digit behind the stop: `(1987).1 According`. */
const bareReference = /\d{1,3}(?=\s+\p{Lu})/uy;
const wide = new RegExp(`[${wideStops}]`);
const spacedEllipsis = /\.(?:[ \u00A0]\.){2,3}/y;

/** The end of an ellipsis typed with blanks; the dot right behind a word may be a full stop in front of one. */
function spacedDots(text: string, start: number): number | null {
  spacedEllipsis.lastIndex = start;
  const match = spacedEllipsis.exec(text);
  if (!match) return null;
  const full = match[0].length === 7 && /[\p{L}\p{N}]/u.test(text[start - 1] ?? '');
  if (full && /^\s+["“'(]?\p{Lu}/u.test(text.slice(start + 7, start + 12))) return start + 1;
  return start + match[0].length;
}

function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}

const speechBehindQuotation = /^(?:[\u3041-\u309F]|[^，。！？、,\s]{0,6}(?:说|說|道|问|問|答|喊|叫|笑|想|嚷|吼|と言|と述))/;

/** In Japanese a particle, in Chinese a verb of speaking binds a quotation to the words behind it. */
function continuesSpeech(text: string, stop: Stop, next: number): boolean {
  const rest = text.slice(next, next + 12);
  if (/^[、，,;；:：)）」』】》〉〕\]!?！？.。]/.test(rest)) return true;
  if (/^\d/.test(rest) && stop.marks === '．') return true;
  return stop.closed && speechBehindQuotation.test(rest);
}
