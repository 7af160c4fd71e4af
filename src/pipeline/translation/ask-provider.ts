import { type InlineText, plainText } from '#engine/inline';
import {
  type ProviderCall,
  ProviderError,
  type ProviderErrorKind,
  type ProviderReply,
} from '#platform/providers';
import { type Doubt, FidelityCount } from './fidelity.ts';
import { makeBatches } from './make-batches.ts';
import { type Ask, type AskContext, makeRequest } from './make-request.ts';
import { type SettledAnswer, settleAnswer } from './settle-answer.ts';
import type { TranslatableSegment } from './translatable-segment.ts';

export interface AskRequest extends AskContext {
  readonly asks: readonly Ask[];
  /** What is wrong with a target, so that it is asked for once more; undefined where nothing is. */
  faultIn?(segment: TranslatableSegment, target: InlineText): 'terms' | 'checks' | undefined;
  /** Called once for each segment when it is settled; without an answer it stays untranslated for that reason. */
  onSettled(segment: TranslatableSegment, answer: SettledAnswer | undefined, reason?: string): void;
}

export interface Asked {
  readonly calls: readonly ProviderCall[];
  readonly fidelity: FidelityCount;
  /** The failure that ended all asking, where there was one. */
  readonly failure?: ProviderError;
}

/**
 * How many of the allowed segments go into a batch, round by round. What a round leaves open is gathered from all
 * batches for the next one, first in full batches, since most trouble is chance; what keeps failing goes in smaller
 * ones and in the end alone.
 */
const shares = [1, 1, 1, 0.5, 0.25, 0, 0, 0];

/** Failed calls in a row, each already tried again by the connection, after which the service counts as lost. */
const mostLostCalls = 4;

/**
 * Asks a provider for segments until each has an answer or is given up: left-out, shifted, cut-off and unreadable
 * answers are asked for again, so are lost codes and missing terms, once; a batch that fails as a whole is halved
 * until the culprit is alone. Every segment is settled exactly once. Rejects only when `signal` aborts, or with what
 * is no provider's failure.
 */
export async function askProvider(request: AskRequest): Promise<Asked> {
  return new Asking(request).run();
}

/** An ask on its way through the rounds. */
interface OpenAsk extends Ask {
  /** An answer that will do if no better one comes. */
  fallback?: SettledAnswer;
  /** Why it was asked for again last. */
  doubt?: Doubt;
  /** How the last call for it alone failed. */
  failure?: ProviderErrorKind;
}

class Asking {
  private readonly request: AskRequest;
  private readonly calls: ProviderCall[] = [];
  private readonly fidelity = new FidelityCount();
  private failure: ProviderError | undefined;
  private lostCalls = 0;

  constructor(request: AskRequest) {
    this.request = request;
  }

  async run(): Promise<Asked> {
    let open: readonly OpenAsk[] = this.request.asks;
    for (const share of shares) {
      const batches = makeBatches(open, this.request.provider.limits, share);
      const left = await this.askAll(batches);
      open = open.filter((ask) => left.has(ask));
      if (open.length === 0 || this.failure) break;
    }
    for (const ask of open) this.giveUp(ask, this.failure?.kind ?? ask.failure ?? ask.doubt ?? 'omitted');
    return { calls: this.calls, fidelity: this.fidelity, ...(this.failure && { failure: this.failure }) };
  }

  /** Asks for batches, as many at once as the provider allows; gives what is still open. */
  private async askAll(batches: readonly OpenAsk[][]): Promise<Set<OpenAsk>> {
    const left = new Set<OpenAsk>();
    const waiting = batches[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const batch of waiting) for (const ask of await this.askBatch(batch)) left.add(ask);
    };
    await Promise.all(Array.from({ length: this.request.provider.limits.concurrency }, work));
    return left;
  }

  private async askBatch(batch: readonly OpenAsk[]): Promise<readonly OpenAsk[]> {
    if (this.failure) return batch;
    // Providers in this process would else leave no room for a cancellation.
    await new Promise(setImmediate);
    this.request.signal?.throwIfAborted();
    this.fidelity.asked += batch.length;
    let reply: ProviderReply;
    try {
      reply = await this.request.provider.translate(makeRequest(batch, this.request));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return this.afterFailure(batch, error);
    }
    this.lostCalls = 0;
    this.calls.push(reply.call);
    return batch.filter((ask) => !this.settle(ask, reply));
  }

  /** What a failed call means for its batch; gives what is to be asked for again in another round. */
  private async afterFailure(batch: readonly OpenAsk[], error: ProviderError): Promise<readonly OpenAsk[]> {
    const mayBeContent =
      contentFailures.has(error.kind) || (doubtfulFailures.has(error.kind) && this.calls.length > 0);
    if (!contentFailures.has(error.kind)) this.lostCalls++;
    if (!mayBeContent || this.lostCalls >= mostLostCalls) {
      this.failure ??= error;
      return batch;
    }
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      return [...(await this.askBatch(batch.slice(0, half))), ...(await this.askBatch(batch.slice(half)))];
    }
    batch[0]!.failure = error.kind;
    if (error.isRetryable) return batch;
    this.giveUp(batch[0]!, error.kind);
    return [];
  }

  /** Whether an ask is settled by a reply. */
  private settle(ask: OpenAsk, reply: ProviderReply): boolean {
    const { source } = ask.segment;
    const answer = reply.answers.get(ask.segment.id);
    const rejection = reply.rejected.get(ask.segment.id);
    if (rejection || !answer) return this.askAgain(ask, rejection ?? 'omitted');
    if (!visible.test(plainText(answer))) return this.askAgain(ask, 'empty');
    const settled = settleAnswer(source, answer);
    if (!settled) return this.askAgain(ask, 'codes');
    const doubt = this.doubtIn(ask, settled);
    if (!doubt) return this.accept(ask, settled);
    if (ask.fallback) return this.accept(ask, ask.fallback.codes === 'kept' ? ask.fallback : settled);
    ask.fallback = settled;
    return this.askAgain(ask, doubt);
  }

  /** What a second answer might do better; engines that know no chance answer alike again. */
  private doubtIn({ segment }: OpenAsk, { text, codes, isSure }: SettledAnswer): Doubt | undefined {
    if (this.request.provider.limits.codes !== 'marks') return undefined;
    return codes === 'repaired' && !isSure ? 'codes' : this.request.faultIn?.(segment, text);
  }

  private askAgain(ask: OpenAsk, doubt: Doubt): false {
    this.fidelity.doubt(doubt);
    ask.doubt = doubt;
    return false;
  }

  private accept({ segment }: OpenAsk, answer: SettledAnswer): true {
    if (answer.codes === 'repaired') this.fidelity.repaired++;
    this.request.onSettled(segment, answer);
    return true;
  }

  /** Ends with the answer that will do, or without one. */
  private giveUp(ask: OpenAsk, reason: Doubt | ProviderErrorKind): void {
    if (ask.fallback) {
      this.accept(ask, ask.fallback);
      return;
    }
    this.fidelity.untranslated++;
    this.request.onSettled(ask.segment, undefined, reason);
  }
}

/** Anything a reader sees; blanks, marks and format characters alone are nothing. */
const visible = /[^\s\p{Cf}\p{Cc}\p{M}]/u;

/** Failures that may lie in what was sent, so that less of it may pass. */
const contentFailures: ReadonlySet<ProviderErrorKind> = new Set(['too-large', 'refused']);
/** Failures that may, where the service answered before. */
const doubtfulFailures: ReadonlySet<ProviderErrorKind> = new Set(['timed-out', 'unavailable', 'unreadable']);
