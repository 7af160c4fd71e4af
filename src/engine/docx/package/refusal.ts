import type { Finding } from '#engine/findings';
import { packageFinding } from './findings.ts';

/** Carries a finding that ends the opening to `openPackage`, where it becomes a value; never leaves this room. */
export class Refusal extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

export function refuse(code: keyof typeof packageFinding.catalogue, detail?: string, part?: string): never {
  throw new Refusal(
    packageFinding(code, { ...(detail !== undefined && { detail }), ...(part !== undefined && { part }) }),
  );
}

/** The value, or the end of the opening where it is a finding. */
export function orRefuse<T extends object>(value: T | Finding): T {
  if (isFinding(value)) throw new Refusal(value);
  return value;
}

export function isFinding(value: object): value is Finding {
  return 'severity' in value;
}
