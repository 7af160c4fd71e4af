import type { CheckSubject } from './check-subject.ts';
import { TextView } from './text-view.ts';

/** A subject with the views of both its texts. */
export class CheckedPair {
  readonly subject: CheckSubject;
  readonly source: TextView;
  readonly target: TextView;
  /** What checks computed of it; see `remembered`. */
  readonly memory: unknown[] = [];

  constructor(subject: CheckSubject) {
    this.subject = subject;
    this.source = new TextView(subject.source, subject.sourceLanguage);
    this.target = new TextView(subject.target, subject.targetLanguage);
  }
}
