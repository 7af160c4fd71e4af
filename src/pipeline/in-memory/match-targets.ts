import type { Finding } from '#engine/findings';
import { type CodeProblem, type InlineText, markedText, plainText } from '#engine/inline';
import type { ExchangeDocument, ExchangeSegment, ExchangeUnit } from '#engine/interchange';
import { countWords } from '#engine/words';
import type { Segment } from '#pipeline/extraction';
import { exchangeFinding } from './findings.ts';
import { fitTarget } from './fit-target.ts';

/** The targets of an exchange document by the segments they are for, and what became of the others. */
export interface MatchedTargets {
  /** By segment id. */
  readonly targets: ReadonlyMap<string, InlineText>;
  readonly findings: readonly Finding[];
  /** Targets whose codes were repaired. */
  readonly repaired: number;
  /** Targets that fit no segment; these keep their source. */
  readonly damaged: number;
}

/**
 * Finds for every target its segment, by id and source or else by source alone. Each damaged target is reported and
 * left out; the others are not touched by that. An error only where there are targets and not one fits.
 */
export function matchTargets(exchange: ExchangeDocument, segments: readonly Segment[]): MatchedTargets {
  const matching = new TargetMatching(segments);
  for (const unit of exchange.units) for (const segment of unit.segments) matching.take(unit, segment);
  return matching.finish();
}

class TargetMatching {
  private readonly segments: readonly Segment[];
  private readonly byId: ReadonlyMap<string, Segment>;
  /** Segments of the document that the file has, with or without a target. */
  private readonly present = new Set<string>();
  private readonly given = new Map<string, string>();
  private readonly strangers: { unit: ExchangeUnit; segment: ExchangeSegment }[] = [];
  private readonly targets = new Map<string, InlineText>();
  private readonly findings: Finding[] = [];
  private repaired = 0;
  private damaged = 0;

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    this.byId = new Map(segments.map((segment) => [segment.id, segment]));
  }

  take(unit: ExchangeUnit, segment: ExchangeSegment): void {
    const own = this.byId.get(segment.id);
    if (own === undefined) this.strangers.push({ unit, segment });
    else if (this.present.has(own.id)) this.repeat(own, segment);
    else {
      this.present.add(own.id);
      if (isThere(segment)) this.match(own, segment);
    }
  }

  finish(): MatchedTargets {
    this.matchStrangers();
    this.reconcile();
    const { targets, findings, repaired, damaged } = this;
    return { targets, findings, repaired, damaged };
  }

  private match(own: Segment, { source, target }: ExchangeSegment): void {
    this.given.set(own.id, markedText(target!));
    if (spoken(source) !== spoken(own.source)) {
      this.damaged++;
      this.report('exchange-source-changed', own, own.id);
      return;
    }
    const fitted = fitTarget(own.source, target!);
    if ('damage' in fitted) {
      this.damaged++;
      this.report('exchange-codes', own, `${own.id}: ${describe(fitted.damage, own.source)}`);
      return;
    }
    this.targets.set(own.id, fitted.target);
    if (fitted.repaired.length === 0) return;
    this.repaired++;
    this.report('exchange-codes-repaired', own, `${own.id}: ${describe(fitted.repaired, own.source)}`);
  }

  private repeat(own: Segment, segment: ExchangeSegment): void {
    if (!isThere(segment) || this.given.get(own.id) === markedText(segment.target!)) return;
    if (this.given.has(own.id)) {
      this.damaged++;
      this.report('exchange-segment-repeated', own, own.id);
    } else this.match(own, segment);
  }

  /** Tools that lose ids keep the order: the first segment with the same source that the file has not named is meant. */
  private matchStrangers(): void {
    if (this.strangers.length === 0) return;
    const free = new Map<string, Segment[]>();
    for (const segment of this.segments.toReversed()) {
      if (this.present.has(segment.id)) continue;
      const key = spoken(segment.source);
      const list = free.get(key);
      if (list) list.push(segment);
      else free.set(key, [segment]);
    }
    let found = 0;
    for (const { unit, segment } of this.strangers) {
      const own = free.get(spoken(segment.source))?.pop();
      if (own === undefined) {
        this.damaged += isThere(segment) ? 1 : 0;
        this.report('exchange-segment-unknown', unit, segment.id);
        continue;
      }
      found++;
      this.present.add(own.id);
      if (isThere(segment)) this.match(own, segment);
    }
    if (found > 0) this.findings.push(exchangeFinding('exchange-ids-lost', { detail: `${found} segments` }));
  }

  /** Accounts for every segment and word of the document: translated, named before, or named here. */
  private reconcile(): void {
    const { segments, targets, given, present, findings } = this;
    const absent = segments.filter(({ id }) => !present.has(id));
    const open = segments.filter(({ id }) => present.has(id) && !given.has(id));
    const all = amountOf(segments);
    if (absent.length > 0)
      findings.push(exchangeFinding('exchange-segments-absent', { detail: `${amountOf(absent)} of ${all}` }));
    if (open.length > 0)
      findings.push(exchangeFinding('exchange-untranslated', { detail: `${amountOf(open)} of ${all}` }));
    if (targets.size === 0 && this.damaged > 0)
      findings.push(exchangeFinding('exchange-nothing-fits', { detail: `${this.damaged} damaged` }));
  }

  private report(
    code: keyof typeof exchangeFinding.catalogue,
    { part, place }: { readonly part: string; readonly place: string },
    detail: string,
  ): void {
    this.findings.push(exchangeFinding(code, { part, place, detail }));
  }
}

/** Whether there is a target; an empty one for a source that is not empty is none. */
function isThere({ source, target }: ExchangeSegment): boolean {
  return target !== undefined && (target.items.length > 0 || source.items.length === 0);
}

/** What is wrong, with the codes as marks and what they are: `missing <2> (footnote 3)`. */
function describe(problems: readonly CodeProblem[], source: InlineText): string {
  return problems
    .map(({ kind, id }) => {
      const hint = source.codes.get(id)?.hint;
      return hint ? `${kind} <${id}> (${hint})` : `${kind} <${id}>`;
    })
    .join(', ');
}

function amountOf(segments: readonly Segment[]): string {
  return `${segments.length} segments with ${wordsOf(segments)} words`;
}

/** Words of the sources. */
export function wordsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { source }) => sum + countWords(plainText(source)), 0);
}

/** The characters of a text that no tool may change; blanks and the spelling of accents do not tell sentences apart. */
function spoken({ items }: InlineText): string {
  const text = items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
  return text.replace(/\s+/g, '').normalize('NFC');
}
