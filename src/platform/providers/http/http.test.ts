import { describe, expect, it } from 'vitest';
import { retryAfter } from './retry-after.ts';
import { withoutSecrets } from './without-secrets.ts';

describe('retryAfter', () => {
  const now = Date.UTC(2030, 0, 1);
  it.each([
    ['7', 7000],
    ['0.5', 500],
    ['0', 0],
    ['-1', undefined],
    ['Tue, 01 Jan 2030 00:00:09 GMT', 9000],
    ['Mon, 31 Dec 2029 23:00:00 GMT', 0],
    ['soon', undefined],
    [' ', undefined],
    [null, undefined],
  ])('%j', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});

describe('withoutSecrets', () => {
  it.each([
    [
      'Value for  target_lang\nnot supported',
      ['key-123', 'Some text'],
      'Value for target_lang not supported',
    ],
    ['bad key key-123', ['key-123'], ''],
    ['cannot read confidential', ['This is confidential'], ''],
    ['x'.repeat(500), [], 'x'.repeat(200)],
    ['a short one', ['a'], 'a short one'],
  ])('of %j', (detail, secrets, expected) => {
    expect(withoutSecrets(detail, secrets)).toBe(expected);
  });
});
