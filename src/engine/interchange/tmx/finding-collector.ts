import type { Finding } from '#engine/findings';
import { tmxFinding } from './findings.ts';

export type TmxFindingCode = keyof typeof tmxFinding.catalogue;

/** Findings of one code that are told one by one; of further ones only the number is. */
const toldOneByOne = 100;

/** A place in the file, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Counts findings by code and hands on the first ones of each. */
export class FindingCollector {
  readonly counts = new Map<string, number>();
  private findings: Finding[] = [];

  report(code: TmxFindingCode, { line, column }: Place, detail?: string): void {
    if (this.count(code) > toldOneByOne) return;
    const place = `line ${line}, column ${column}`;
    this.findings.push(
      tmxFinding(code, { place, ...(detail !== undefined && { detail: detail.slice(0, 80) }) }),
    );
  }

  add(finding: Finding): void {
    if (this.count(finding.code) <= toldOneByOne) this.findings.push(finding);
  }

  /** The findings since the last call. */
  take(): readonly Finding[] {
    const taken = this.findings;
    if (taken.length > 0) this.findings = [];
    return taken;
  }

  private count(code: string): number {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    return count;
  }
}
