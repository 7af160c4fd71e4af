import type { Context } from '#domain/context';
import { type BlockTexts, listBlocksWith } from '#domain/files/outline';
import { listRecentExtractions } from '#domain/files/records';
import type { RulePlaces } from '#domain/projects/proposals';
import type { Run } from '#domain/runs/records';
import { addRule, type ProposedRule, type SentenceOptions, segmenterFromOptions } from '#engine/segmentation';

/** Other documents that are looked through, and segments with the clue that are read of this one and of all others. */
const most = { versions: 10, segments: 2_000 } as const;

/** How many ends of segments a rule would set or take away: in the run's document, and in the newest others of the project. */
export async function countPlaces(
  { db }: Context,
  run: Run,
  options: SentenceOptions,
  { rule, clue }: ProposedRule,
): Promise<RulePlaces> {
  const { sourceLanguage: language, projectId, versionId } = run;
  const before = segmenterFromOptions(language, options).findBreaks;
  const srx = addRule(options.srx, language, rule);
  const after = segmenterFromOptions(language, { ...options, srx }).findBreaks;
  const changesIn = (blocks: readonly BlockTexts[]): number =>
    blocks.reduce((sum, block) => {
      const text = textOf(block);
      return sum + differences(before(text), after(text));
    }, 0);
  const own = await listBlocksWith(db, run.extractionId!, clue, most.segments);
  const extractions = await listRecentExtractions(db, projectId, {
    ...{ language, exceptVersion: versionId, limit: most.versions },
  });
  let [others, left] = [0, most.segments as number];
  for (const extractionId of extractions) {
    const blocks = left > 0 ? await listBlocksWith(db, extractionId, clue, left) : [];
    left -= segmentsIn(blocks, clue);
    others += changesIn(blocks);
  }
  return {
    ...{ run: changesIn(own), others, versions: extractions.length },
    isPartial: left <= 0 || segmentsIn(own, clue) >= most.segments,
  };
}

function segmentsIn(blocks: readonly BlockTexts[], clue: string): number {
  return blocks.reduce((sum, { texts }) => sum + texts.filter((text) => text.includes(clue)).length, 0);
}

/** The plain text of a block; codes change nothing about sentences. */
export function textOf({ texts, gaps }: Pick<BlockTexts, 'texts' | 'gaps'>): string {
  const gap = (index: number) => gaps?.[index] ?? (index === 0 || index === texts.length ? '' : ' ');
  return texts.map((text, index) => gap(index) + text).join('') + gap(texts.length);
}

function differences(before: readonly number[], after: readonly number[]): number {
  const [held, fresh] = [new Set(before), new Set(after)];
  return before.filter((at) => !fresh.has(at)).length + after.filter((at) => !held.has(at)).length;
}
