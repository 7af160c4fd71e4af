import type { TermMatch } from '#engine/glossary';
import type { CheckSubject } from './check-subject.ts';

/** A pair that shows what a check finds or leaves alone; documentation and tests read the same ones. */
export interface CheckExample {
  /** Marked text: `Press <1>Start</1><2/>`. No code may be lost unless `deletable` says so. */
  readonly source: string;
  readonly target: string;
  /** Source and target language, BCP 47: `['en', 'de']`. */
  readonly languages: readonly [string, string];
  /** Whether the check finds something. */
  readonly found: boolean;
  /** The marked target as corrected; undefined where there is no correction. */
  readonly fixed?: string;
  /** Ids of the codes that a translation may do without. */
  readonly deletable?: readonly number[];
  /** Ids of the codes that keep their order; all others may move. */
  readonly unmovable?: readonly number[];
  readonly terms?: readonly TermMatch[];
  readonly origin?: Pick<CheckSubject, 'resultSource' | 'score' | 'edited'>;
}
