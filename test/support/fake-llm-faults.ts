import { createHash } from 'node:crypto';

/**
 * How often the fake goes wrong, as shares from 0 to 1; what is not named never happens. At most one of the first five
 * befalls a call, and at most one of the next four its answer; the last two are drawn for each segment.
 */
export interface LlmFaults {
  /** Status 429, with `retry-after-ms`. */
  readonly rateLimited?: number;
  /** Status 500. */
  readonly failed?: number;
  /** Status 401, whatever the key. */
  readonly unauthorised?: number;
  /** Takes the request and never answers; ends when the client gives up. */
  readonly silent?: number;
  /** Half of the reply, then the connection is cut. */
  readonly cut?: number;
  /** Each translation with its echo stands under the id of the segment before it: the echo shows it. */
  readonly shifted?: number;
  /** Echoes are right and translations moved by one: nothing in the answer shows it. */
  readonly shiftedUnseen?: number;
  /** No JSON, or JSON with a fault: fences and commas, a bare quote or line break, a missing sign, an apology. */
  readonly brokenJson?: number;
  /** Ends in the middle, with the reason `length`. */
  readonly truncated?: number;
  /** Segments that are left out. */
  readonly omitted?: number;
  /** Segments whose translation has no marks any more. */
  readonly lostCodes?: number;
}

/** The faults that a translation has to survive. */
export const hardFaults: LlmFaults = {
  rateLimited: 0.2,
  silent: 0.05,
  failed: 0.03,
  cut: 0.02,
  shifted: 0.03,
  brokenJson: 0.05,
  truncated: 0.05,
  omitted: 0.05,
  lostCodes: 0.1,
};

/** The faults that the number of requests is held to. */
export const usualFaults: LlmFaults = {
  lostCodes: 0.1,
  omitted: 0.05,
  shifted: 0.03,
  rateLimited: 0.2,
  silent: 0.05,
  brokenJson: 0.05,
  truncated: 0.05,
};

export type CallFault = 'rateLimited' | 'failed' | 'unauthorised' | 'silent' | 'cut';
export type AnswerFault = 'shifted' | 'shiftedUnseen' | 'brokenJson' | 'truncated';

export interface FakeItem {
  readonly id: string;
  readonly echo: string;
  readonly target: string;
}

/** Numbers from 0 to 1 that depend on nothing but the text they are drawn for (mulberry32 over a hash). */
export function drawsFor(text: string): () => number {
  let state = createHash('sha256').update(text).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The one of several faults that a draw falls on. */
export function pick<K extends keyof LlmFaults>(
  faults: LlmFaults,
  names: readonly K[],
  draw: number,
): K | undefined {
  let rest = draw;
  for (const name of names) {
    const share = faults[name] ?? 0;
    if (rest < share) return name;
    rest -= share;
  }
  return undefined;
}

/** The answer with its faults, as the text a model would write. */
export function spoil(items: readonly FakeItem[], fault: AnswerFault | undefined, draw: number): string {
  if (fault === 'shifted') return json(moved(items, ['echo', 'target']));
  if (fault === 'shiftedUnseen') return json(moved(items, ['target']));
  if (fault === 'truncated')
    return json(items).slice(0, Math.floor(json(items).length * (0.2 + draw * 0.75)));
  return fault === 'brokenJson' ? broken(items, draw) : json(items);
}

function json(items: readonly FakeItem[]): string {
  return JSON.stringify({ translations: items });
}

function moved(items: readonly FakeItem[], parts: readonly ('echo' | 'target')[]): FakeItem[] {
  return items.map((item, place) => {
    const next = items[(place + 1) % items.length]!;
    return { ...item, ...Object.fromEntries(parts.map((part) => [part, next[part]])) };
  });
}

function broken(items: readonly FakeItem[], draw: number): string {
  const text = json(items);
  const middle = text.indexOf('"target"', Math.floor(text.length / 2));
  const kinds = [
    () => `Here you are:\n\`\`\`json\n${text.replaceAll('"}', '",}')}\n\`\`\`\nAnything else?`,
    () => text.replaceAll('\\"', '"').replace(/(?<="target":"[^"]{3})/g, '\n'),
    () => `${text.slice(0, middle)}"target" ${text.slice(middle + 10)}`,
    () => 'I am sorry, but I cannot help with that.',
  ];
  return kinds[Math.floor(draw * kinds.length)]!();
}
