import { Problem } from '#platform/problems';
import { webProblem } from '#platform/web';

/** Streams of one client in this process: each of them asks the database again and again. */
const mostOfOne = 50;

/** Who listens to events, by client. */
export class Listeners {
  private readonly open = new Map<string, number>();

  /** Counts one more until the function it gives is called. Throws `too-many-requests`. */
  enter(client: string): () => void {
    const count = this.open.get(client) ?? 0;
    if (count >= mostOfOne) throw webProblem('too-many-requests', { facts: { streams: mostOfOne } });
    this.open.set(client, count + 1);
    return () => {
      const left = this.open.get(client)! - 1;
      if (left > 0) this.open.set(client, left);
      else this.open.delete(client);
    };
  }
}

/**
 * Asks again and again whether somebody still may listen, and aborts once they may not: streams last for days, rights do
 * not. That nothing can be asked at the moment changes nothing.
 */
export function watchAccess(
  check: () => Promise<unknown>,
  every: number,
): { readonly signal: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const timer = setInterval(() => {
    check().catch((error: unknown) => {
      if (error instanceof Problem && error.status < 500) lost.abort();
    });
  }, every);
  timer.unref();
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}
