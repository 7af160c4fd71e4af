import type { Fetch } from '#platform/network';

/** The most of a reply that is read, bytes; far more than a translation of the longest request. */
const longestReply = 16 * 1024 * 1024;

/** `fetch` that follows no redirect, so that key and text go nowhere else, and reads no endless reply. */
export function bounded(ask: Fetch): Fetch {
  return async (input, init) => {
    const response = await ask(input, { ...init, redirect: 'manual' });
    const { body, status, statusText, headers } = response;
    return body
      ? new Response(body.pipeThrough(bound()), { status, statusText, headers: [...headers] })
      : response;
  };
}

function bound(): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(part, controller) {
      length += part.length;
      if (length > longestReply) controller.error(new RangeError(`longer than ${longestReply} bytes`));
      else controller.enqueue(part);
    },
  });
}
