import type { Finding } from '#engine/findings';
import { compareCodes, type InlineText, makeInlineText, markedText, repairCodes } from '#engine/inline';
import type { Provider } from '#platform/providers';
import { translationFinding } from './findings.ts';

export interface TranslatableSegment {
  readonly id: string;
  readonly part: string;
  readonly place: string;
  readonly source: InlineText;
}

export interface TranslationRequest {
  readonly segments: readonly TranslatableSegment[];
  readonly provider: Provider;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly signal?: AbortSignal;
  /** Called after each batch with the number of segments that are done. */
  onProgress?(done: number, total: number): void;
}

export interface Translation {
  /** By segment id. A segment without a usable answer is not in it and has a finding. */
  readonly targets: ReadonlyMap<string, InlineText>;
  readonly findings: readonly Finding[];
  /** Segments that took over the target of an equal one before them. */
  readonly repetitions: number;
}

const batchSize = 100;

/**
 * Translates segments, equal ones once. Every answer's inline codes are compared with the source's and repaired where
 * they can be; nothing is delivered silently damaged and nothing is dropped. Rejects when `signal` aborts.
 */
export async function translateSegments(request: TranslationRequest): Promise<Translation> {
  const groups = groupEqual(request.segments);
  const targets = new Map<string, InlineText>();
  const findings: Finding[] = [];
  const firsts = [...groups.values()].map(([first]) => first!);
  let done = 0;
  for (let start = 0; start < firsts.length; start += batchSize) {
    request.signal?.throwIfAborted();
    const batch = firsts.slice(start, start + batchSize);
    const { answers } = await request.provider.translate({
      segments: batch.map(({ id, source }) => ({ id, source })),
      sourceLanguage: request.from,
      targetLanguage: request.to,
      signal: request.signal,
    });
    for (const segment of batch) {
      const group = groups.get(keyOf(segment))!;
      const target = settle(segment, answers.get(segment.id), findings);
      if (target) for (const { id } of group) targets.set(id, target);
      done += group.length;
    }
    request.onProgress?.(done, request.segments.length);
    await new Promise(setImmediate);
  }
  return { targets, findings, repetitions: request.segments.length - firsts.length };
}

function groupEqual(segments: readonly TranslatableSegment[]): Map<string, TranslatableSegment[]> {
  const groups = new Map<string, TranslatableSegment[]>();
  for (const segment of segments) {
    const key = keyOf(segment);
    const group = groups.get(key);
    if (group) group.push(segment);
    else groups.set(key, [segment]);
  }
  return groups;
}

/** Equal text with codes of the same kinds may share a target, since its codes fit them all. */
function keyOf({ source }: TranslatableSegment): string {
  if (source.codes.size === 0) return markedText(source);
  return `${markedText(source)}\n${[...source.codes.values()].map(({ type, paired }) => `${type}${paired}`).join()}`;
}

function settle(
  segment: TranslatableSegment,
  answer: InlineText | undefined,
  findings: Finding[],
): InlineText | undefined {
  const { part, place, id } = segment;
  if (!answer) {
    findings.push(translationFinding('segment-untranslated', { part, place, detail: id }));
    return undefined;
  }
  if (!compareCodes(segment.source, answer).some(({ blocks }) => blocks))
    return makeInlineText(answer.items, segment.source.codes);
  const { text } = repairCodes(segment.source, answer);
  const isRepaired = !compareCodes(segment.source, text).some(({ blocks }) => blocks);
  findings.push(
    translationFinding(isRepaired ? 'codes-repaired' : 'codes-lost', { part, place, detail: id }),
  );
  return isRepaired ? text : undefined;
}
