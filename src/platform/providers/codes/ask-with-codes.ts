import type { InlineText } from '#engine/inline';
import type { ProviderReply, ProviderSegment } from '#platform/providers';
import type { CodeStrategy } from './code-strategy.ts';

export type AnswersWithCodes = Pick<ProviderReply, 'answers' | 'rejected'>;

/**
 * Asks for segments whose codes travel by the first strategy, and for those whose answer it cannot read by the next.
 * `ask` gives the answers in the order of the texts; where there are more or fewer, no answer can be told from its
 * neighbour and all are rejected as shifted.
 */
export async function askWithCodes(
  segments: readonly ProviderSegment[],
  strategies: readonly CodeStrategy[],
  ask: (texts: readonly string[]) => Promise<readonly string[]>,
): Promise<AnswersWithCodes> {
  const answers = new Map<string, InlineText>();
  const rejected: Map<string, 'shifted' | 'unreadable'> = new Map();
  let open = segments;
  for (const strategy of strategies) {
    if (open.length === 0) break;
    const texts = await ask(open.map(({ source }) => strategy.encode(source)));
    if (texts.length !== open.length) {
      for (const { id } of open) rejected.set(id, 'shifted');
      open = [];
    }
    open = open.filter(({ id, source }, index) => {
      const answer = strategy.decode(texts[index]!, source);
      if (answer) answers.set(id, answer);
      return answer === undefined;
    });
  }
  for (const { id } of open) rejected.set(id, 'unreadable');
  return { answers, rejected };
}
