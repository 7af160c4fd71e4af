import { markedText } from '#engine/inline';
import { composeHeader, composeUnit, createTmxWriter } from '#engine/interchange/tmx';
import type { TranslatedPair } from './translate-document.ts';

export interface LearnedOptions {
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  /** Name of the document, which becomes the beginning of the units' ids. */
  readonly document: string;
  /** ISO 8601. */
  readonly changedAt: string;
  /** Version of Verso, for the header. */
  readonly version: string;
}

/**
 * What a run translated and no memory knew, as TMX: targets of providers, people and adapted matches, each with its
 * neighbours. Left out are targets that failed their checks, and pairs that occur again in the same surroundings.
 */
export function* writeLearned(
  pairs: Iterable<TranslatedPair>,
  { from, to, document, changedAt, version }: LearnedOptions,
): Generator<string> {
  const writer = createTmxWriter(
    composeHeader({ sourceLanguage: from, tool: 'Verso', toolVersion: version }),
  );
  const seen = new Set<string>();
  yield writer.head;
  for (const { segment, text, target, state } of pairs) {
    if (state === 'failed' || known.has(target.resultSource)) continue;
    const { id, source, previous, next } = segment;
    const key = JSON.stringify([markedText(source), markedText(text), previous, next]);
    if (seen.has(key)) continue;
    seen.add(key);
    const changedBy = [target.provider, target.model].filter((part) => part !== undefined).join('/');
    const pair = { id: `${document}${id}`, source, target: text, previous, next, changedAt };
    yield writer.unit(
      composeUnit(changedBy === '' ? pair : { ...pair, changedBy }, { source: from, target: to }),
    );
  }
  yield writer.tail;
}

/** Where targets come from that a memory need not learn. */
const known: ReadonlySet<string> = new Set(['memory_context', 'memory_exact', 'passthrough']);
