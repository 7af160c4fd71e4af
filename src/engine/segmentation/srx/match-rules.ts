import type { CompiledRule } from './compile-rules.ts';

/** What rules say about one place. */
export type Decision = 'break' | 'no-break' | null;

/**
 * Asks rules about places of texts. One place costs at most as many attempts as there are rules, each bounded by the
 * rule's own limit, so that a text costs time linear in its length.
 */
export class RuleMatcher {
  private readonly rules: readonly CompiledRule[];
  private readonly breaking: RegExp | null;

  constructor(rules: readonly CompiledRule[]) {
    this.rules = rules;
    const sources = rules.filter((rule) => rule.break).map((rule) => `(?:${rule.source})`);
    this.breaking = sources.length > 0 ? new RegExp(sources.join('|'), 'vg') : null;
  }

  /** The first fitting rule's word on the place `offset`, or null where none fits. */
  decide(text: string, offset: number): Decision {
    for (const rule of this.rules) {
      rule.at.lastIndex = offset;
      if (rule.at.test(text)) return rule.break ? 'break' : 'no-break';
    }
    return null;
  }

  /** All places where the rules break, ascending, white space not yet looked at. */
  *breaks(text: string): Generator<number> {
    if (!this.breaking) return;
    let from = 1;
    while (from < text.length) {
      this.breaking.lastIndex = from;
      const match = this.breaking.exec(text);
      if (!match || match.index >= text.length) return;
      from = match.index + 1;
      if (this.decide(text, match.index) === 'break') yield match.index;
    }
  }
}
