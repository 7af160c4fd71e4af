import type { Finding } from '#engine/findings';
import { csvFinding } from './findings.ts';

type Code = keyof typeof csvFinding.catalogue;

const mostOfOne = 50;

/** Findings of a table, so many of each code that a person can read them; the rest is counted. */
export class FewFindings {
  private readonly kept: Finding[] = [];
  private readonly counts = new Map<string, number>();

  add(code: Code, where: { readonly detail?: string; readonly place?: string } = {}): void {
    this.push(csvFinding(code, where));
  }

  push(finding: Finding): void {
    const count = (this.counts.get(finding.code) ?? 0) + 1;
    this.counts.set(finding.code, count);
    if (count <= mostOfOne) this.kept.push(finding);
  }

  get hasError(): boolean {
    return this.kept.some(({ severity }) => severity === 'error');
  }

  all(): Finding[] {
    const more = [...this.counts].filter(([, count]) => count > mostOfOne);
    return [
      ...this.kept,
      ...more.map(([code, count]) => csvFinding(code as Code, { detail: `and ${count - mostOfOne} more` })),
    ];
  }
}
