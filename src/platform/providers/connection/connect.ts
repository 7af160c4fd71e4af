import {
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import { type Provider, ProviderError, type ProviderReply, type ProviderRequest } from '#platform/providers';
import {
  type ConnectionOptions,
  type ConnectionState,
  defaultConnectionOptions,
} from './connection-options.ts';
import { RateGate, wakeAfter } from './rate-gate.ts';

/** A provider behind the care of its connection. Everyone who uses the same service shares one. */
export interface Connection extends Provider {
  readonly state: ConnectionState;
  /** Closes an open circuit and opens the gate at once, for people who know that the service is back. */
  reset(): void;
}

/**
 * Puts a provider behind a rate gate, retries, a time-out and a circuit breaker. A rate limit pauses everyone who
 * shares the connection for as long as the service asks, and has a budget of its own; other retryable failures are
 * tried again after a growing, random wait; failures in a row open the circuit, whose state can be read. `translate`
 * rejects with the last `ProviderError` where that did not help, and with the signal's reason where it aborts.
 */
export function connect(provider: Provider, options: ConnectionOptions = {}): Connection {
  return new GuardedProvider(provider, options);
}

class GuardedProvider implements Connection {
  readonly name: string;
  readonly model: string | undefined;
  readonly limits: Provider['limits'];
  readonly isTrial: boolean | undefined;
  readonly estimate: Provider['estimate'];
  private readonly provider: Provider;
  private readonly options: Required<Omit<ConnectionOptions, 'concurrency'>>;
  private readonly slots;
  private readonly gate: RateGate;
  private circuit;
  private openedAt = 0;
  private lastFailure: string | undefined;
  private readonly counts = { sent: 0, rateLimited: 0, timedOut: 0, failed: 0 };

  constructor(provider: Provider, options: ConnectionOptions) {
    this.provider = provider;
    this.name = provider.name;
    this.model = provider.model;
    this.limits = { ...provider.limits, concurrency: options.concurrency ?? provider.limits.concurrency };
    this.estimate = provider.estimate?.bind(provider);
    this.isTrial = provider.isTrial;
    this.options = { ...defaultConnectionOptions, ...definedOnly(options) };
    this.slots = bulkhead(this.limits.concurrency, Infinity);
    this.gate = new RateGate(this.options.spacing);
    this.circuit = this.newCircuit();
  }

  get state(): ConnectionState {
    const { Open, HalfOpen } = CircuitState;
    const circuit =
      this.circuit.state === Open ? 'open' : this.circuit.state === HalfOpen ? 'trying' : 'closed';
    return {
      circuit,
      ...(this.lastFailure !== undefined && { lastFailure: this.lastFailure }),
      resumesIn: Math.max(this.gate.waiting, circuit === 'open' ? this.coolingFor : 0),
      ...this.counts,
    };
  }

  close(): void {
    this.provider.close?.();
  }

  reset(): void {
    this.circuit = this.newCircuit();
    this.gate.open();
  }

  translate(request: ProviderRequest): Promise<ProviderReply> {
    request.signal?.throwIfAborted();
    return this.slots.execute(() => this.persist(request));
  }

  private async persist(request: ProviderRequest): Promise<ProviderReply> {
    const start = performance.now();
    let failures = 0;
    let refusals = 0;
    for (;;) {
      await this.gate.pass(request.signal);
      try {
        const reply = await this.circuit.execute(() => this.attempt(request));
        const attempts = failures + refusals + reply.call.attempts;
        const milliseconds = Math.round(performance.now() - start);
        return { ...reply, call: { ...reply.call, attempts, milliseconds } };
      } catch (error) {
        request.signal?.throwIfAborted();
        if (isBrokenCircuitError(error)) {
          if (++failures >= this.options.attempts) throw this.unavailable(error);
          await wakeAfter(this.coolingFor + 1, request.signal);
          continue;
        }
        if (!(error instanceof ProviderError) || !error.isRetryable) throw error;
        const isLimit = error.kind === 'rate-limited';
        const wait = this.waitBefore(isLimit ? ++refusals : ++failures, error.retryAfterMilliseconds);
        if (isLimit ? refusals > this.options.rateLimits : failures >= this.options.attempts) throw error;
        if ((error.retryAfterMilliseconds ?? 0) > this.options.longestWait) throw error;
        if (isLimit) this.gate.pause(wait);
        else await wakeAfter(wait, request.signal);
      }
    }
  }

  /** One attempt, ended by the time-out whether or not the adapter listens to its signal. */
  private async attempt(request: ProviderRequest): Promise<ProviderReply> {
    this.counts.sent++;
    const timer = AbortSignal.timeout(this.options.timeout);
    const signal = request.signal ? AbortSignal.any([request.signal, timer]) : timer;
    try {
      return await Promise.race([this.provider.translate({ ...request, signal }), rejected(signal)]);
    } catch (error) {
      request.signal?.throwIfAborted();
      const failure = timer.aborted
        ? new ProviderError('timed-out', `no answer within ${this.options.timeout} ms`, { isRetryable: true })
        : error;
      this.note(failure);
      throw failure;
    }
  }

  private note(failure: unknown): void {
    const kind = failure instanceof ProviderError ? failure.kind : undefined;
    this.counts[kind === 'rate-limited' ? 'rateLimited' : kind === 'timed-out' ? 'timedOut' : 'failed']++;
    this.lastFailure = failure instanceof Error ? failure.message : String(failure);
  }

  /** What the service asks for, or a random share of a time that doubles; never longer than the longest wait. */
  private waitBefore(attempt: number, asked: number | undefined): number {
    if (asked !== undefined) return asked;
    const ceiling = Math.min(this.options.longestWait, this.options.firstWait * 2 ** (attempt - 1));
    return ceiling * (0.5 + Math.random() / 2);
  }

  /** The circuit counts what a service in trouble shows; a rate limit or a refusal of content is no such sign. */
  private newCircuit() {
    const isTrouble = (error: unknown): boolean => error instanceof ProviderError && troubles.has(error.kind);
    const circuit = circuitBreaker(handleWhen(isTrouble), {
      halfOpenAfter: this.options.coolDown,
      breaker: new ConsecutiveBreaker(this.options.breakAfter),
    });
    circuit.onBreak(() => {
      this.openedAt = Date.now();
    });
    return circuit;
  }

  private get coolingFor(): number {
    return Math.max(0, this.openedAt + this.options.coolDown - Date.now());
  }

  private unavailable(cause: unknown): ProviderError {
    return new ProviderError('unavailable', `the service failed too often; last: ${this.lastFailure}`, {
      isRetryable: true,
      cause,
    });
  }
}

const troubles: ReadonlySet<string> = new Set(['timed-out', 'unavailable', 'unreachable']);

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function definedOnly<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
