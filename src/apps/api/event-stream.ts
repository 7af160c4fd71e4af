interface ServerSentEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: unknown;
}

/**
 * Events as text/event-stream, with a comment whenever nothing was said for some milliseconds, which keeps proxies from
 * closing it. Ends with the events or when the signal aborts, and tells the source that it ended.
 */
export async function* eventStream(
  events: AsyncIterable<ServerSentEvent>,
  signal: AbortSignal,
  every: number,
): AsyncGenerator<string> {
  const source = events[Symbol.asyncIterator]();
  const gone = new Promise<'gone'>((resolve) => {
    if (signal.aborted) resolve('gone');
    signal.addEventListener('abort', () => resolve('gone'), { once: true });
  });
  yield ': here\n\n';
  try {
    let next = source.next();
    while (true) {
      const { promise: quiet, stop } = timer(every);
      const what = await Promise.race([next, quiet, gone]);
      stop();
      if (what === 'gone') return;
      if (what === 'quiet') {
        yield ': still here\n\n';
        continue;
      }
      if (what.done) return;
      yield encodeEvent(what.value);
      next = source.next();
    }
  } finally {
    // Not awaited: a source that waits for its next event would hold this up until it comes.
    source.return?.()?.catch(() => {});
  }
}

function timer(every: number): { promise: Promise<'quiet'>; stop(): void } {
  let handle: NodeJS.Timeout | undefined;
  const promise = new Promise<'quiet'>((resolve) => {
    handle = setTimeout(() => resolve('quiet'), every);
  });
  return { promise, stop: () => clearTimeout(handle) };
}

function encodeEvent({ id, event, data }: ServerSentEvent): string {
  const line = (text: string): string => text.replaceAll(/[\r\n\0]/g, ' ');
  const name = id === undefined ? '' : `id: ${line(id)}\n`;
  return `${name}event: ${line(event)}\ndata: ${JSON.stringify(data)}\n\n`;
}
