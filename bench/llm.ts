import { type InlineText, markedText, plainText } from '#engine/inline';
import type { ProviderRequest } from '#platform/providers';
import { estimateTokens } from '#platform/providers/llm';
import { readAnswer } from '#platform/providers/llm/answer';
import { chooseEcho, EchoReader } from '#platform/providers/llm/echo';
import { buildPrompt } from '#platform/providers/llm/prompt';
import { corpusMissing, hasCorpus } from '#test/corpus';
import { goodPairs } from '#test/translation-pairs';

const batchSize = 40;

/** Prints what echoes find and cost on sources of real memories, and the time for prompts and answers. */
export async function measureLlm(): Promise<void> {
  if (!hasCorpus) return console.log(corpusMissing);
  const batches = batchesOf(goodPairs().map(({ source }) => source));
  printEchoes(batches);
  printTimes(batches);
}

function batchesOf(sources: readonly InlineText[]): InlineText[][] {
  const different = [...new Map(sources.map((source) => [plainText(source), source])).values()];
  const count = Math.floor(different.length / batchSize);
  return Array.from({ length: count }, (_, place) =>
    different.slice(place * batchSize, (place + 1) * batchSize),
  );
}

/** The beginning of a source, as a model that keeps to its instructions repeats it. */
function echoFor(source: InlineText, { unit, count }: ReturnType<typeof chooseEcho>): string {
  const text = markedText(source)
    .replaceAll(/<\/?\d+\/?>/g, ' ')
    .trim();
  return unit === 'words' ? text.split(/\s+/, count).join(' ') : [...text].slice(0, count).join('');
}

function printEchoes(batches: readonly InlineText[][]): void {
  const counts = { all: 0, own: 0, moved: 0, taken: 0, batches: 0, echo: 0, whole: 0 };
  const lengths = new Map<string, number>();
  for (const batch of batches) {
    const length = chooseEcho(batch);
    const name = `${length.count} ${length.unit}`;
    lengths.set(name, (lengths.get(name) ?? 0) + 1);
    const reader = new EchoReader(batch, length);
    const echoes = batch.map((source) => echoFor(source, length));
    const moved = echoes.map((_, place) => reader.check(place, echoes[(place + 1) % batch.length]));
    counts.all += batch.length;
    counts.own += echoes.filter((echo, place) => reader.check(place, echo) !== 'shifted').length;
    const found = moved.filter((verdict) => verdict === 'shifted').length;
    counts.moved += found;
    counts.taken += moved.filter((verdict) => verdict === 'matches').length;
    if (found * 3 > batch.length) counts.batches++;
    counts.echo += echoes.reduce((sum, echo) => sum + estimateTokens(echo), 0);
    counts.whole += batch.reduce((sum, source) => sum + estimateTokens(markedText(source)), 0);
  }
  const share = (part: number, all = counts.all) => `${part} of ${all}, ${((100 * part) / all).toFixed(2)} %`;
  console.log(`echo lengths: ${[...lengths].map(([name, count]) => `${name}: ${count} batches`).join(', ')}`);
  console.log(`own echoes taken for their own: ${share(counts.own)}`);
  console.log(`echoes of the next segment found: ${share(counts.moved)}; taken: ${share(counts.taken)}`);
  console.log(`shifted batches rejected as a whole: ${share(counts.batches, batches.length)}`);
  console.log(
    `tokens of echoes: ${(counts.echo / counts.all).toFixed(1)} a segment, of whole sources ${(counts.whole / counts.all).toFixed(1)}`,
  );
}

function printTimes(batches: readonly InlineText[][]): void {
  const terms = Array.from({ length: 20_000 }, (_, place) => ({
    source: `term ${place}`,
    targets: ['x'],
    avoid: [],
  }));
  let [prompts, withGlossary, reading, repairing] = [0, 0, 0, 0];
  for (const batch of batches) {
    const segments = batch.map((source, place) => ({ id: `s${place}`, source }));
    const request: ProviderRequest = { segments, sourceLanguage: 'en', targetLanguage: 'de' };
    const { echo } = buildPrompt(request, { contextTokens: 32_768 });
    prompts += time(() => buildPrompt(request, { contextTokens: 32_768 }));
    withGlossary += time(() => buildPrompt({ ...request, terms }, { contextTokens: 32_768 }));
    const items = batch.map((source, place) => ({
      id: `${place + 1}`,
      echo: echoFor(source, echo),
      target: markedText(source),
    }));
    const answer = JSON.stringify({ translations: items });
    reading += time(() => readAnswer(answer, { segments, echo, isCut: false }));
    const broken = answer.replaceAll('"}', '",}').replaceAll('\\"', '"');
    repairing += time(() => readAnswer(broken, { segments, echo, isCut: false }));
  }
  const each = (sum: number) => `${(sum / batches.length).toFixed(2)} ms`;
  console.log(
    `for ${batchSize} segments: prompt ${each(prompts)}, with a glossary of 20,000 ${each(withGlossary)}`,
  );
  console.log(`reading an answer ${each(reading)}, a broken one ${each(repairing)}`);
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (import.meta.main) await measureLlm();
