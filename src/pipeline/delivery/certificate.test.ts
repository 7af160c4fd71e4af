import { describe, expect, it } from 'vitest';
import { createSecrets } from '#platform/secrets';
import { certify, isGenuine } from './certificate.ts';

const secrets = createSecrets('the key of an installation');
const statement = {
  runId: 'run',
  versionId: 'version',
  policyId: 'policy',
  sourceSha256: 'a'.repeat(64),
  outputSha256: 'b'.repeat(64),
  deliveredAt: '2030-01-01T00:00:00.000Z',
  report: {
    target: { language: 'de' },
    segments: [1, 2.5, 1e21],
    none: undefined,
    'ä\u2028': 'ß',
    empty: {},
  },
};
const certificate = certify(secrets, statement);

/** The same JSON with the members of all objects in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

describe('a certificate', () => {
  it('is genuine in whatever order its members come back', () => {
    expect(isGenuine(secrets, certificate)).toBe(true);
    expect(isGenuine(secrets, JSON.parse(JSON.stringify(certificate, null, 2)))).toBe(true);
    expect(isGenuine(secrets, reversed(certificate))).toBe(true);
  });

  it.each([
    ['another output', { ...certificate, outputSha256: 'c'.repeat(64) }],
    ['another report', { ...certificate, report: { ...certificate.report, empty: [] } }],
    ['a member more', { ...certificate, reviewed: true }],
    ['a member less', { ...certificate, policyId: undefined }],
    [
      'another order of a list',
      { ...certificate, report: { ...certificate.report, segments: [2.5, 1, 1e21] } },
    ],
    ['no signature', { ...certificate, signature: undefined }],
    ['a signature that is none', { ...certificate, signature: 'x' }],
    ['a signature of another kind', { ...certificate, signature: secrets.sign('x', 'certificate') }],
    ['nothing', null],
    ['a text', 'certificate'],
  ])('is not genuine with %s', (_what, changed) => {
    expect(isGenuine(secrets, changed)).toBe(false);
  });

  it('is not genuine under the key of another installation', () => {
    expect(isGenuine(createSecrets('another key'), certificate)).toBe(false);
  });
});
