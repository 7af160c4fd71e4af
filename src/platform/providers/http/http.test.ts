import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeDetail } from './safe-detail.ts';
import { waitAskedFor } from './wait-asked-for.ts';

describe('safeDetail', () => {
  it.each([
    [
      'Value for  target_lang\nnot supported',
      ['key-123', 'Some text'],
      'Value for target_lang not supported',
    ],
    ['bad key key-123', ['key-123'], 'bad key …'],
    ['cannot read it is confidential', ['This is confidential'], ''],
    ['bad '.repeat(100), [], `${'bad '.repeat(50)}…`],
    ['a short one', ['a'], 'a short one'],
  ])('of %j', (detail, sent, expected) => {
    expect(safeDetail(detail, sent, sent)).toBe(expected);
  });

  it('never repeats twelve characters of what was sent', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 40 }),
        fc.string({ maxLength: 20 }),
        (sent, before) => {
          const normal = sent.replace(/\s+/g, ' ').trim().toLowerCase();
          const detail = safeDetail(before + sent, [], [sent]).toLowerCase();
          for (let at = 0; at + 12 <= normal.length; at++)
            expect(detail).not.toContain(normal.slice(at, at + 12));
        },
      ),
    );
  });
});

describe('waitAskedFor', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  it.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 1.5 ' }, 1500],
    [{ 'retry-after': 'Sun, 01 Mar 2026 12:00:10 GMT' }, 10_000],
    [{ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '6m0s' }, 360_000],
    [{ 'x-ratelimit-reset-requests': '20ms' }, 20],
    [
      {
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-tokens': '6m0s',
        'x-ratelimit-remaining-tokens': '100',
      },
      1000,
    ],
    [{ 'x-ratelimit-reset': '30' }, 30_000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 5) }, 5000],
    [
      {
        'anthropic-ratelimit-tokens-reset': '2026-03-01T12:00:07Z',
        'anthropic-ratelimit-tokens-remaining': '0',
      },
      7000,
    ],
    [
      {
        'anthropic-ratelimit-tokens-reset': '2026-03-01T12:00:07Z',
        'anthropic-ratelimit-tokens-remaining': '5',
      },
      undefined,
    ],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': '1e9' }, undefined],
    [{ 'retry-after': '99999999' }, undefined],
    [{}, undefined],
  ])('%j asks for %s ms', (headers, wait) => {
    expect(waitAskedFor(headers as Record<string, string>, '', now)).toBe(wait);
  });

  it('reads the delay of Google', () => {
    expect(waitAskedFor({}, '{"error":{"details":[{"retryDelay": "17s"}]}}', now)).toBe(17_000);
  });

  it('never throws and never waits for less than nothing or more than a day', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('retry-after', 'retry-after-ms', 'x-ratelimit-reset'), fc.string()),
        (headers) => {
          const wait = waitAskedFor(headers, '', now) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});
