import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#platform/secrets';

/** What is stated of a delivery. Digests are SHA-256 in lower-case hexadecimal, moments ISO 8601. */
export interface Statement {
  readonly runId: string;
  readonly versionId: string;
  readonly policyId: string;
  readonly sourceSha256: string;
  readonly outputSha256: string;
  readonly deliveredAt: string;
  /** Languages, segments, coverage, findings; plain JSON. */
  readonly report: Readonly<Record<string, unknown>>;
}

export interface Certificate extends Statement {
  /** Of the statement in the canonical form of RFC 8785, by the key of the installation. */
  readonly signature: string;
}

const purpose = 'certificate';

/** Signs a statement, so that the installation can tell its own certificates from others. */
export function certify(secrets: Secrets, statement: Statement): Certificate {
  const plain = JSON.parse(JSON.stringify(statement)) as Statement;
  return { ...plain, signature: secrets.sign(canonicalJson(plain), purpose) };
}

/**
 * Whether a certificate is one that was signed with this key and is as it was signed; false for whatever else. The order
 * of its fields and its white space may be others: databases and tools change them.
 */
export function isGenuine(secrets: Secrets, certificate: unknown): certificate is Certificate {
  if (typeof certificate !== 'object' || certificate === null) return false;
  const { signature, ...statement } = certificate as Partial<Certificate>;
  if (typeof signature !== 'string') return false;
  const [given, expected] = [signature, secrets.sign(canonicalJson(statement), purpose)].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** RFC 8785: members by the UTF-16 code units of their names, no white space; numbers and texts as ECMAScript writes them. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}
