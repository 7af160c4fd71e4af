import { ProviderError } from '#platform/providers';
import { NullFlushPipeline } from './null-flush-pipeline.ts';
import { readMode } from './read-mode.ts';
import { type Analysis, fromStream, markWords, type StreamAnswer, toStream } from './stream-text.ts';

/** One direction of Apertium, its programs running. */
export class StreamTranslator {
  private readonly mode: string;
  private readonly folders: readonly string[];
  private readonly timeout: number;
  private pipelines:
    | Promise<{ analysis: NullFlushPipeline; translation: NullFlushPipeline | undefined }>
    | undefined;
  private serial = 0;

  constructor(mode: string, folders: readonly string[], timeout: number) {
    this.mode = mode;
    this.folders = folders;
    this.timeout = timeout;
  }

  /**
   * Translates texts, all in one go; where an answer does not carry the mark of its text, or a text ends a program,
   * one by one. Undefined for a text that has no answer of its own even alone.
   */
  async translate(texts: readonly string[], signal?: AbortSignal): Promise<(StreamAnswer | undefined)[]> {
    try {
      const answers = await this.pass(texts, signal);
      if (texts.length === 1 || answers.every((answer) => answer !== undefined)) return answers;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isOfContent(error) || texts.length === 1) throw error;
    }
    const answers: (StreamAnswer | undefined)[] = [];
    for (const text of texts) {
      const answer = await this.pass([text], signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        if (!isOfContent(error)) throw error;
        return [undefined];
      });
      answers.push(answer[0]);
    }
    return answers;
  }

  close(): void {
    this.pipelines?.then(
      ({ analysis, translation }) => {
        analysis.close();
        translation?.close();
      },
      () => {},
    );
    this.pipelines = undefined;
  }

  private async pass(texts: readonly string[], signal?: AbortSignal): Promise<(StreamAnswer | undefined)[]> {
    this.pipelines ??= this.open();
    const { analysis, translation } = await this.pipelines.catch((error: unknown) => {
      this.pipelines = undefined;
      throw error;
    });
    const marks = texts.map(() => `:${++this.serial}:`);
    const analysed = await analysis.exchange(
      texts.map((text, index) => toStream(text, marks[index]!)),
      signal,
    );
    if (!translation) return analysed.map((answer, index) => fromStream(answer, marks[index]!, undefined));
    const marked: Analysis[] = analysed.map((answer, index) => markWords(answer, texts[index]!));
    const translated = await translation.exchange(
      marked.map((one) => one.marked),
      signal,
    );
    return translated.map((answer, index) => fromStream(answer, marks[index]!, marked[index]!));
  }

  private async open() {
    const { analysis, translation } = await readMode(this.mode, this.folders);
    return {
      analysis: new NullFlushPipeline(analysis, this.timeout),
      translation: translation.length > 0 ? new NullFlushPipeline(translation, this.timeout) : undefined,
    };
  }
}

/** Failures for which one of several texts may be to blame. */
function isOfContent(error: unknown): boolean {
  return error instanceof ProviderError && (error.kind === 'unavailable' || error.kind === 'unreadable');
}
