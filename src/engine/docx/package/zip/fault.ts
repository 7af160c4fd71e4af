import type { Finding } from '#engine/findings';
import { zipFinding } from './findings.ts';

/** Carries a finding to the border of this room, where it becomes a value; never leaves the room. */
export class ZipFault extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

export function fail(code: keyof typeof zipFinding.catalogue, detail?: string, entry?: string): never {
  const part = entry === undefined ? undefined : `/${entry.slice(0, 200)}`;
  throw new ZipFault(
    zipFinding(code, { ...(detail !== undefined && { detail }), ...(part !== undefined && { part }) }),
  );
}

/** Runs `work`; a fault thrown inside becomes its finding. */
export function asValue<T>(work: () => T): T | Finding {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof ZipFault) return fault.finding;
    throw fault;
  }
}
