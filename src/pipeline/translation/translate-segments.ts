import type { Finding } from '#engine/findings';
import type { InlineText } from '#engine/inline';
import type { MemoryMatch } from '#engine/matching';
import { type ProviderCall, ProviderError } from '#platform/providers';
import { askProvider } from './ask-provider.ts';
import type { Fidelity } from './fidelity.ts';
import { translationFinding } from './findings.ts';
import type { Ask, AskContext } from './make-request.ts';
import { type PlannedGroup, type PlanRequest, planTranslation } from './plan-translation.ts';
import type { SegmentTarget } from './segment-target.ts';
import type { SettledAnswer } from './settle-answer.ts';
import type { SegmentGroup, TranslatableSegment } from './translatable-segment.ts';

export interface TranslationRequest<S extends TranslatableSegment = TranslatableSegment>
  extends PlanRequest<S>,
    AskContext {
  /** What is wrong with a provider's target, so that it is asked for once more; undefined where nothing is. */
  faultIn?(segment: S, target: InlineText): 'terms' | 'checks' | undefined;
  /** Called when segments are done, with their number. */
  onProgress?(done: number, total: number): void;
  /** Called for each segment as soon as it has a target. */
  onTarget?(segment: S, target: SegmentTarget): void;
}

export interface Translation {
  /** By segment id. A segment without a usable answer is not in it and has a finding. */
  readonly targets: ReadonlyMap<string, SegmentTarget>;
  readonly findings: readonly Finding[];
  /** Those of them that are about one segment, by its id. */
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  /** Segments that took over the target of an equal one before them. */
  readonly repetitions: number;
  /** Weaker memory matches of segments, by segment id, best first. */
  readonly suggestions: ReadonlyMap<string, readonly MemoryMatch[]>;
  readonly calls: readonly ProviderCall[];
  readonly fidelity: Fidelity;
  /** Why the provider was not asked any further, where it was not. */
  readonly failure?: ProviderError;
}

/**
 * Translates segments, equal ones once: from the memory where it knows them, by the provider where not. Text without
 * a letter stays as it is. Every answer's inline codes are compared with the source's, repaired, asked for again and
 * reported; nothing is delivered silently damaged and nothing is dropped. Rejects when `signal` aborts.
 */
export async function translateSegments<S extends TranslatableSegment>(
  request: TranslationRequest<S>,
): Promise<Translation> {
  return new TranslationOfSegments(request).run();
}

class TranslationOfSegments<S extends TranslatableSegment> {
  private readonly request: TranslationRequest<S>;
  private readonly targets = new Map<string, SegmentTarget>();
  private readonly suggestions = new Map<string, readonly MemoryMatch[]>();
  private readonly findings: Finding[] = [];
  private readonly findingsOf = new Map<string, Finding[]>();
  private readonly groupOf = new Map<string, SegmentGroup<S>>();
  private done = 0;

  constructor(request: TranslationRequest<S>) {
    this.request = request;
  }

  async run(): Promise<Translation> {
    const { provider } = this.request;
    const asks: Ask[] = [];
    for (const planned of await planTranslation(this.request)) {
      this.takePlanned(planned);
      if (planned.ask) asks.push(planned.ask);
    }
    const unsupported = asks.length === 0 ? undefined : this.refuseLanguages();
    const { calls, fidelity, failure } = await askProvider({
      ...this.request,
      asks: unsupported ? [] : asks,
      onSettled: (segment, answer, reason) => this.settle(segment, answer, reason),
    });
    if (failure) {
      const detail = `${provider.name}, ${failure.kind}: ${failure.message}`;
      this.findings.unshift(translationFinding('provider-failed', { detail }));
    }
    return {
      targets: this.targets,
      findings: this.findings,
      findingsOf: this.findingsOf,
      repetitions: this.request.segments.length - this.groupOf.size,
      suggestions: this.suggestions,
      calls,
      fidelity: fidelity.result(provider),
      ...((failure ?? unsupported) && { failure: failure ?? unsupported }),
    };
  }

  /** Why the provider is not asked at all, where it does not know the languages. */
  private refuseLanguages(): ProviderError | undefined {
    const { provider, from, to } = this.request;
    if (provider.limits.supports(from, to)) return undefined;
    const detail = `${provider.name}: ${from} to ${to}`;
    this.findings.push(translationFinding('provider-language-pair', { detail }));
    return new ProviderError('unsupported', `${from} to ${to}`, { isRetryable: false });
  }

  private takePlanned({ group, targets, suggestions }: PlannedGroup<S>): void {
    this.groupOf.set(group[0].id, group);
    if (suggestions.length > 0) for (const { id } of group) this.suggestions.set(id, suggestions);
    const first = targets?.get(group[0].id);
    if (first) this.take(group, (segment) => targets?.get(segment.id) ?? { ...first, isRepetition: true });
  }

  private settle(segment: TranslatableSegment, answer: SettledAnswer | undefined, reason?: string): void {
    const group = this.groupOf.get(segment.id)!;
    const { part, place, id } = segment;
    if (!answer) {
      const code = reason === 'codes' ? 'codes-lost' : 'segment-untranslated';
      this.report(id, translationFinding(code, { part, place, detail: `${id}, ${reason}` }));
      this.progress(group.length);
      return;
    }
    const { provider } = this.request;
    const codesRepaired = answer.codes === 'repaired' && provider.limits.codes !== 'projected';
    if (codesRepaired) this.report(id, translationFinding('codes-repaired', { part, place, detail: id }));
    this.takeOne(group, {
      text: answer.text,
      resultSource: 'provider',
      provider: provider.name,
      ...(provider.model !== undefined && { model: provider.model }),
      ...(codesRepaired && { codesRepaired }),
    });
  }

  private report(id: string, finding: Finding): void {
    this.findings.push(finding);
    const others = this.findingsOf.get(id);
    if (others) others.push(finding);
    else this.findingsOf.set(id, [finding]);
  }

  /** One target for all of a group. */
  private takeOne(group: SegmentGroup<S>, target: SegmentTarget): void {
    this.take(group, (segment) => (segment === group[0] ? target : { ...target, isRepetition: true }));
  }

  private take(group: SegmentGroup<S>, targetOf: (segment: S) => SegmentTarget): void {
    for (const segment of group) {
      const target = targetOf(segment);
      this.targets.set(segment.id, target);
      this.request.onTarget?.(segment, target);
    }
    this.progress(group.length);
  }

  private progress(segments: number): void {
    this.done += segments;
    this.request.onProgress?.(this.done, this.request.segments.length);
  }
}
