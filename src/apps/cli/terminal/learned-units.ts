import type { SurroundedSegment } from '#pipeline/extraction';
import { type TranslatedPair, writeLearned } from '#pipeline/in-memory';
import type { SegmentTarget } from '#pipeline/translation';
import { version } from '#platform/config';
import { writeOutput } from './files.ts';

/** How often what was translated so far is written, milliseconds: no more than that is lost to a kill. */
const interval = 2000;

/**
 * Keeps what a run translated in a TMX file while the run goes on, so that nothing paid for is lost whatever becomes
 * of it. Does nothing without a path.
 */
export class LearnedUnits {
  private readonly path: string | undefined;
  private readonly document: string;
  private languages: { readonly from: string; readonly to: string } | undefined;
  private pairs: readonly TranslatedPair[] | undefined;
  private readonly early: TranslatedPair[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(path: string | undefined, document: string) {
    this.path = path;
    this.document = document;
  }

  /** The languages of the run, once they are known. */
  begin(from: string, to: string): void {
    this.languages = { from, to };
  }

  /** A target as soon as there is one. */
  add(segment: SurroundedSegment, target: SegmentTarget): void {
    if (this.path === undefined) return;
    this.early.push({ segment, target, text: target.text, state: 'pending' });
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // A file that cannot be written now is reported at the end, where it is tried once more.
      this.writing = this.writing.then(() => this.write()).catch(() => {});
    }, interval);
  }

  /** The targets as they are in the end. */
  replace(pairs: readonly TranslatedPair[]): void {
    this.pairs = pairs;
  }

  /** Writes them for the last time; refuses where that fails. */
  async finish(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    await this.write();
  }

  private async write(): Promise<void> {
    const pairs = this.pairs ?? this.early;
    if (this.path === undefined || this.languages === undefined || pairs.length === 0) return;
    const { document, languages } = this;
    const changedAt = new Date().toISOString();
    const options = { ...languages, document, changedAt, version: version() };
    await writeOutput(this.path, [...writeLearned(pairs, options)].join(''));
  }
}
