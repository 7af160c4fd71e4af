import type { LanguageRules } from '#engine/segmentation/languages';
import { dotEndsSentence } from './decide-at-dot.ts';
import { Enclosures } from './enclosures.ts';
import { type LineBreakPolicy, lineEndsSegment } from './line-breaks.ts';
import { bullets, inlineMarker, ListMarkers } from './list-markers.ts';
import { type Opening, opensSentence, readOpening } from './next-words.ts';
import { spacedBreaks } from './spaced-sentences.ts';
import {
  bareReference,
  closing,
  continuesSpeech,
  dash,
  isBareReference,
  lastWordOf,
  reference,
  type Stop,
  skipSpace,
  spacedDots,
  wide,
  wideStops,
} from './stops.ts';

export interface SentenceBreaks {
  /** Where sentences begin, ascending; neither 0 nor the length. */
  readonly breaks: readonly number[];
  /** Where a sentence might have begun but does not: behind abbreviations, inside quotations. */
  readonly held: readonly number[];
}

/**
 * Finds where the sentences of `text` (without neutral characters) begin. Reads the text once and looks a
 * bounded way to either side of every stop, so that the cost is linear in the length.
 */
export function findSentenceBreaks(
  text: string,
  rules: LanguageRules,
  lines: LineBreakPolicy,
): SentenceBreaks {
  const patterns = patternsOf(rules);
  patterns.points.lastIndex = 0;
  const found = patterns.points.test(text) ? new Finder(text, rules, lines, patterns).find() : nothing;
  if (!rules.spaced) return found;
  const breaks = new Set([...found.breaks, ...spacedBreaks(text, rules.spaced)]);
  return { ...found, breaks: [...breaks].sort((a, b) => a - b) };
}

const nothing: SentenceBreaks = { breaks: [], held: [] };

/** Where a sentence may end, and a run of stops; made once for each set of rules. */
interface Patterns {
  readonly points: RegExp;
  readonly run: RegExp;
}

const known = new WeakMap<LanguageRules, Patterns>();

function patternsOf(rules: LanguageRules): Patterns {
  let patterns = known.get(rules);
  if (!patterns) {
    const stops = `.!?…։${rules.extraStops}${wideStops}`;
    patterns = {
      points: new RegExp(
        String.raw`(?<gap>(?<!\s)\s*[\n\r\v\f\u0085\u2028\u2029]\s*)|(?<=\s)(?<marker>[${bullets}]|${inlineMarker})|(?<stop>[${stops}]|(?:--|[—–])(?=["”»]))`,
        'g',
      ),
      run: new RegExp(`[${stops}]*`, 'y'),
    };
    known.set(rules, patterns);
  }
  return patterns;
}

class Finder {
  private readonly text: string;
  private readonly rules: LanguageRules;
  private readonly lines: LineBreakPolicy;
  private foundEnclosures: Enclosures | undefined;
  private readonly list: ListMarkers;
  private readonly breaks: number[] = [];
  private readonly held: number[] = [];
  private readonly points: RegExp;
  private readonly run: RegExp;
  private segmentStart: number;

  constructor(text: string, rules: LanguageRules, lines: LineBreakPolicy, patterns: Patterns) {
    this.text = text;
    this.rules = rules;
    this.lines = lines;
    this.list = new ListMarkers(text, rules);
    this.points = patterns.points;
    this.run = patterns.run;
    this.segmentStart = skipSpace(text, 0);
  }

  find(): SentenceBreaks {
    const { text, points } = this;
    points.lastIndex = Math.max(this.segmentStart, this.list.segmentStarts(this.segmentStart));
    for (let match = points.exec(text); match; match = points.exec(text)) {
      const { gap, marker } = match.groups!;
      if (gap !== undefined) this.atLineBreak(match.index, gap);
      else if (marker !== undefined) this.atMarker(match.index, marker);
      else this.atStop(match.index);
    }
    return { breaks: this.breaks, held: this.held };
  }

  /** Looked for only where a stop asks: most paragraphs have none but their last. */
  private get enclosures(): Enclosures {
    this.foundEnclosures ??= new Enclosures(this.text);
    return this.foundEnclosures;
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
    if (this.lines === 'end' || lineEndsSegment(this.text, this.segmentStart, gap, start))
      this.breakAt(start + gap.length);
  }

  private atMarker(start: number, marker: string): void {
    const isBullet = marker.length === 1;
    if (
      start > this.segmentStart &&
      (isBullet ? !this.enclosures.covers(start) : this.list.continuesAt(start, marker))
    ) {
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
    if (stop.end === next && !stop.wide && !this.lacksBlank(start, next)) return;
    if (start === this.segmentStart) return;
    if (this.enclosures.covers(stop.end)) this.held.push(next);
    else if (this.endsSentence(start, stop, next)) this.breakAt(next);
    else {
      this.held.push(next);
      this.points.lastIndex = Math.max(this.points.lastIndex, next); // a line break behind it is decided with it
    }
  }

  /** The whole stop: repeated marks, closing quotation marks and brackets, note references. */
  private readStop(start: number): Stop {
    const { text } = this;
    const dots = spacedDots(text, start);
    let end = dots ?? this.match(this.run, this.match(dash, start));
    const marksEnd = end;
    for (let position = -1; position !== end; ) {
      position = end;
      end = this.match(closing, end);
      if (
        end === position &&
        /[ \u00A0\u202F]/.test(text[end] ?? '') &&
        text[end + 1] === '»' &&
        this.enclosures.closesAt(end + 1)
      )
        end += 2;
      if (end > position) end = this.match(this.run, end);
    }
    end = this.match(reference, end);
    if (end === marksEnd || /[)\]"”]/.test(text[end - 1]!)) {
      if (!/\p{N}/u.test(text[start - 1] ?? '')) end = this.match(bareReference, end);
    }
    return {
      marks: text.slice(start, marksEnd),
      end,
      closed: end > marksEnd,
      wide: wide.test(text.slice(start, marksEnd)),
      spaced: dots !== null,
    };
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
    if (this.isAside(stop, opening) || isBareReference(text, next)) return false;
    if (stop.marks !== '.' && rules.never.has(`${lastWordOf(text, start, this.segmentStart)}${stop.marks}`))
      return false;
    if (
      stop.marks === '.' &&
      opening.kind === 'small' &&
      this.list.opensAt(next) &&
      /\p{L}{2}$/u.test(text.slice(start - 2, start))
    )
      return true;
    if (stop.marks === '.') {
      return dotEndsSentence(
        { text, dot: start, segmentStart: this.segmentStart, next: opening, closed: stop.closed, endsLine },
        rules,
      );
    }
    if (opening.kind === 'none') return false;
    if (opening.kind === 'small') return endsLine && !stop.closed;
    if (/^(?:--|[—–])/.test(stop.marks)) return opening.kind === 'capital';
    if (stop.end > start + 1 && text[start - 1] === '[' && text[start + stop.marks.length] === ']')
      return false;
    const ellipsis = /^(?:\.{3}|…|\. ?\. ?\.)$/.test(stop.marks);
    if (ellipsis && !stop.closed)
      return opening.word !== 'I' && opening.kind !== 'digit' && opening.kind !== 'symbol';
    return true;
  }

  /** An aside in brackets stays with the sentence whose last words are a quotation: `thought Alice, 'Well!' (Very true.)` */
  private isAside(stop: Stop, opening: Opening): boolean {
    if (!stop.closed || !opening.marks.startsWith('(')) return false;
    const opened = this.enclosures.openedAt(stop.end - 1);
    return (
      opened > this.segmentStart &&
      /\p{L}/u.test(this.text.slice(Math.max(this.segmentStart, opened - 40), opened))
    );
  }

  /** A blank forgotten behind the dot: a whole word or number, the dot, and a word that opens sentences. */
  private lacksBlank(start: number, next: number): boolean {
    if (this.text[start] !== '.' || next !== start + 1) return false;
    if (!/(?:^|[\s(])(?:\p{L}?\p{Ll}{3,}|\d[\d,]*)$/u.test(this.text.slice(Math.max(0, start - 30), start)))
      return false;
    const opening = readOpening(this.text, next);
    if (opening.kind !== 'capital' || opening.marks !== '') return false;
    const title = opening.dotted && this.rules.never.has(opening.word.toLowerCase());
    return title || (!opening.dotted && opening.word.length > 1 && opensSentence(opening, this.rules));
  }
}
