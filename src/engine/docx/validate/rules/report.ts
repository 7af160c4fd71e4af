import type { Finding } from '#engine/findings';
import { ruleFinding } from './findings.ts';
import type { PartView } from './part-view.ts';

export type RuleCode = keyof typeof ruleFinding.catalogue;

/** Faults of one part that are told one by one; a hostile part may hold millions. */
const limit = 10_000;

/** Gathers the faults of a document. */
export class Report {
  readonly findings: Finding[] = [];
  private readonly counts = new Map<string, number>();

  /** A fault of a part. `detail` must not name positions: it is what recognises the fault in another version. */
  part(code: RuleCode, part: string, detail?: string, place?: string): void {
    const count = (this.counts.get(part) ?? 0) + 1;
    this.counts.set(part, count);
    if (count > limit) return;
    if (count === limit)
      this.findings.push(ruleFinding('faults-too-many', { part, detail: `more than ${limit}` }));
    else {
      const occurrence = {
        part,
        ...(detail !== undefined && { detail }),
        ...(place !== undefined && { place }),
      };
      this.findings.push(ruleFinding(code, occurrence));
    }
  }

  /** A fault at a node. */
  at(code: RuleCode, view: PartView, node: number, detail?: string): void {
    this.part(code, view.name, detail, view.place(node));
  }
}
