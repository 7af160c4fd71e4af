import { type InlineText, parseMarkedText } from '#engine/inline';
import { ProviderError, type ProviderReply, type ProviderSegment, type Rejection } from '#platform/providers';
import { type EchoLength, EchoReader, type EchoVerdict } from '#platform/providers/llm/echo';
import type { AnswerItem } from './answer-item.ts';
import { findItems } from './find-items.ts';

export interface AnswerRequest {
  /** The segments that were sent under the ids `1`, `2` … */
  readonly segments: readonly ProviderSegment[];
  readonly echo: EchoLength;
  /** Whether the service says that it stopped for length. */
  readonly isCut: boolean;
}

export type ReadAnswer = Pick<ProviderReply, 'answers' | 'rejected'>;

/**
 * Reads what a model answered, by id and never by position. An item whose echo belongs to another segment is rejected
 * as shifted, and where more than a third is, so is the whole answer. Segments behind the end of an answer that was
 * cut off are rejected as truncated, others that it leaves out are left out here too. Throws a `ProviderError`
 * (`unreadable`, retryable) where there is nothing to read, and never anything else.
 */
export function readAnswer(answer: string, request: AnswerRequest): ReadAnswer {
  const { items, broken, isCut } = findItems(answer);
  const reading = new Reading(request);
  for (const item of items) reading.take(item);
  reading.settleEchoes();
  if (isCut || request.isCut) reading.rejectBehind(broken);
  for (const id of broken) reading.reject(id, 'unreadable');
  const { answers, rejected } = reading;
  if (answers.size + rejected.size === 0) throw unreadable();
  return { answers, rejected };
}

function unreadable(): ProviderError {
  return new ProviderError('unreadable', 'the model did not answer with the translations asked for', {
    isRetryable: true,
  });
}

class Reading {
  readonly answers = new Map<string, InlineText>();
  readonly rejected = new Map<string, Rejection>();
  private readonly segments: readonly ProviderSegment[];
  private readonly echoes: EchoReader;
  private readonly targets = new Map<number, string>();
  private readonly verdicts = new Map<number, EchoVerdict>();

  constructor({ segments, echo }: AnswerRequest) {
    this.segments = segments;
    this.echoes = new EchoReader(
      segments.map(({ source }) => source),
      echo,
    );
  }

  /** Takes an item with a target; one without leaves its segment out, one of an id that nobody sent is nothing. */
  take({ id, echo, target }: AnswerItem): void {
    const place = this.placeOf(id);
    if (place === undefined || target === null || target === undefined || /^\s*$/.test(String(target)))
      return;
    const segment = this.segments[place]!;
    if (typeof target !== 'string' && typeof target !== 'number') {
      this.rejected.set(segment.id, 'unreadable');
      return;
    }
    const before = this.targets.get(place);
    if (before !== undefined && before !== String(target)) this.rejected.set(segment.id, 'unreadable');
    this.targets.set(place, String(target));
    const verdict = this.echoes.check(place, echo);
    if (this.verdicts.get(place) !== 'shifted') this.verdicts.set(place, verdict);
  }

  /** Where some answers are shifted, those that may be are as well; where many are, all. */
  settleEchoes(): void {
    const verdicts = [...this.verdicts.values()];
    const shifted = verdicts.filter((verdict) => verdict === 'shifted').length;
    const isSpoilt = shifted * 3 > verdicts.length;
    for (const [place, verdict] of this.verdicts) {
      const { id, source } = this.segments[place]!;
      if (isSpoilt || verdict === 'shifted' || (verdict === 'ambiguous' && shifted > 0))
        this.rejected.set(id, 'shifted');
      else if (verdict === 'missing') this.rejected.set(id, 'unreadable');
      else if (!this.rejected.has(id))
        this.answers.set(id, parseMarkedText(this.targets.get(place)!, source.codes).text);
    }
  }

  /** What comes behind the last complete item of an answer that was cut off, the item under way included. */
  rejectBehind(broken: readonly string[]): void {
    const last = Math.max(-1, ...this.verdicts.keys());
    for (const { id } of this.segments.slice(last + 1)) this.rejected.set(id, 'truncated');
    const underWay = this.placeOf(broken.at(-1));
    if (underWay !== undefined && !this.verdicts.has(underWay))
      this.rejected.set(this.segments[underWay]!.id, 'truncated');
  }

  /** Rejects an id of the answer that nothing is known of yet. */
  reject(key: string, rejection: Rejection): void {
    const id = this.segments[this.placeOf(key) ?? -1]?.id;
    if (id !== undefined && !this.answers.has(id) && !this.rejected.has(id)) this.rejected.set(id, rejection);
  }

  private placeOf(id: unknown): number | undefined {
    const key = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
    const place = /^\d{1,9}$/.test(key) ? Number(key) - 1 : -1;
    return this.segments[place] && String(place + 1) === key ? place : undefined;
  }
}
