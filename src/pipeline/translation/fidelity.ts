import type { Rejection } from '#platform/providers';

/** Why a segment had to be asked for again. */
export type Doubt = Rejection | 'omitted' | 'empty' | 'codes' | 'terms' | 'checks';

/** What was asked of a provider and model, and how faithfully it answered; counted in answers, not in segments. */
export interface Fidelity {
  readonly provider: string;
  readonly model?: string;
  /** Segments sent, those asked for again included. */
  readonly asked: number;
  /** Answers that had to be asked for again, by reason. */
  readonly doubts: Readonly<Record<Doubt, number>>;
  /** Segments whose codes were put back by alignment. */
  readonly repaired: number;
  /** Segments that stayed without a target. */
  readonly untranslated: number;
}

/** Counts while a run goes on. */
export class FidelityCount {
  asked = 0;
  repaired = 0;
  untranslated = 0;
  private readonly doubts: Record<Doubt, number> = {
    omitted: 0,
    shifted: 0,
    truncated: 0,
    unreadable: 0,
    empty: 0,
    codes: 0,
    terms: 0,
    checks: 0,
  };

  doubt(reason: Doubt): void {
    this.doubts[reason]++;
  }

  result(provider: { readonly name: string; readonly model?: string }): Fidelity {
    return {
      provider: provider.name,
      ...(provider.model !== undefined && { model: provider.model }),
      asked: this.asked,
      doubts: { ...this.doubts },
      repaired: this.repaired,
      untranslated: this.untranslated,
    };
  }
}
