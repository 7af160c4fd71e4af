import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The one gate through which all calls of a connection pass. While the service asks to wait, nobody passes; behind the
 * pause calls are let through one after the other, so that they do not all run into the next limit together.
 */
export class RateGate {
  private opensAt = 0;
  private nextPass = 0;
  private readonly spacing: number;

  /** `spacing`: milliseconds between two calls at least. */
  constructor(spacing = 0) {
    this.spacing = spacing;
  }

  /** Closes the gate for all, from now; a longer pause that is already asked for stays. */
  pause(milliseconds: number): void {
    this.opensAt = Math.max(this.opensAt, Date.now() + milliseconds);
  }

  /** Ends a pause. Who already waits for its end waits on. */
  open(): void {
    this.opensAt = 0;
  }

  /** Milliseconds until the gate opens; 0 where it is open. */
  get waiting(): number {
    return Math.max(0, this.opensAt - Date.now());
  }

  /** Resolves when the caller may send. Rejects with the signal's reason where it aborts. */
  async pass(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const wait = Math.max(this.opensAt, this.nextPass) - Date.now();
      if (wait <= 0) break;
      await wakeAfter(wait, signal);
    }
    this.nextPass = Date.now() + this.spacing;
  }
}

/** Sleeps; rejects with the signal's own reason where it aborts. */
export async function wakeAfter(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
