type Headers = Readonly<Record<string, string>>;

/** Longer waits than a day are mistakes of units. */
const longest = 86_400_000;

/**
 * Milliseconds that a failed reply asks to wait: `retry-after-ms`, `retry-after` (seconds or a date, RFC 9110 10.2.3),
 * then what rate limits say about when the used-up one is filled again, then Google's `retryDelay` in the body.
 * Undefined where none says so. Names of headers in lower case.
 */
export function waitAskedFor(headers: Headers, body = '', now = Date.now()): number | undefined {
  const waits = [
    number(headers['retry-after-ms'], 1),
    number(headers['retry-after'], 1000) ?? untilDate(headers['retry-after'], now),
    resetOf(headers, now),
    duration(/"retryDelay"\s*:\s*"([\d.]{1,12}s)"/.exec(body)?.[1]),
  ];
  const wait = waits.find((one) => one !== undefined && one >= 0 && one <= longest);
  return wait === undefined ? undefined : Math.ceil(wait);
}

/** OpenAI and those like it: `x-ratelimit-reset-tokens: 6m0s`. Anthropic: `anthropic-ratelimit-…-reset`, a date. */
function resetOf(headers: Headers, now: number): number | undefined {
  const waits: number[] = [];
  for (const [name, value] of Object.entries(headers)) {
    const limit = /^(?:x-|anthropic-)?ratelimit-(?:reset(.*)|(.+)-reset)$/.exec(name);
    if (!limit || remains(headers, name)) continue;
    const wait = duration(value) ?? untilTime(value, now) ?? untilDate(value, now);
    if (wait !== undefined) waits.push(wait);
  }
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** Whether a limit still has something left, so that it is not the one that was met. */
function remains(headers: Headers, reset: string): boolean {
  return Number(headers[reset.replace('reset', 'remaining')] ?? 0) > 0;
}

function number(value: string | undefined, unit: number): number | undefined {
  return value !== undefined && /^\s*\d{1,12}(?:\.\d{1,12})?\s*$/.test(value)
    ? Number(value) * unit
    : undefined;
}

/** Seconds from now, or the time since 1970 in seconds where the number is that large. */
function untilTime(value: string, now: number): number | undefined {
  const seconds = number(value, 1);
  return seconds === undefined ? undefined : seconds > 1e9 ? seconds * 1000 - now : seconds * 1000;
}

/** As HTTP and RFC 3339 write dates; `Date.parse` takes much more for one. */
const dated = /^\s*(?:[A-Z][a-z]{2,8},?\s|\d{4}-\d{2}-\d{2}T)/;

function untilDate(value: string | undefined, now: number): number | undefined {
  const date = value !== undefined && dated.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `1s`, `6m0s`, `20ms`, `1h2m3.5s`. */
function duration(value: string | undefined): number | undefined {
  if (value === undefined || !/^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h)){1,4}$/.test(value)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)(ms|s|m|h)/g)) sum += Number(amount) * units[unit!]!;
  return sum;
}
