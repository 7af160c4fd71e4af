import type { Context } from '#domain/context';
import { type ConceptPlace, findConcept, type KeptConcept, plainConcept } from '#domain/glossary/concepts';
import { listPlainPairs, listReadableRuns, type ReadableRun } from '#domain/runs';
import type { Concept } from '#engine/glossary';
import { type Judgement, makeJudge, type Verdict } from './judge-pair.ts';

export { type Verdict, verdicts } from './judge-pair.ts';

/** A segment of a run in which a term of a concept was found. */
export interface TermUse extends Judgement, Pick<ReadableRun, 'fileId' | 'fileName' | 'from' | 'to'> {
  readonly runId: string;
  readonly position: number;
  readonly source: string;
  readonly target: string | null;
}

export interface TermUsePage {
  readonly items: TermUse[];
  /** Segments that were looked through for this page. */
  readonly examined: number;
  /** Behind which segment the next page goes on, `run:position`; undefined at the end. */
  readonly next: string | undefined;
}

export interface UseSearch {
  readonly verdict?: Verdict | undefined;
  readonly limit: number;
  /** A place that a page ended at. */
  readonly after?: { readonly runId: string; readonly position: number } | undefined;
}

const portion = 500;
/** Segments that one page looks through at most, which takes about half a second. */
const mostExamined = 10_000;
const mostRuns = 200;

/**
 * Where runs of the project have a term of the concept, and what their translations made of it: the newest run first, and
 * in a run in reading order. Terms are found as checks find them; only those that are approved count. A page may have
 * fewer than were asked for, even none, and still go on.
 */
export async function findTermUses(
  context: Context,
  place: ConceptPlace,
  { verdict, limit, after }: UseSearch,
): Promise<TermUsePage> {
  const concept = approvedOf(await findConcept(context, place));
  const items: TermUse[] = [];
  let examined = 0;
  const runs = await listReadableRuns(context, place.projectId, { from: after?.runId, limit: mostRuns });
  let last: string | undefined;
  for (const run of runs) {
    const judge = makeJudge(concept, run.from, run.to);
    let position = after?.runId === run.id ? after.position : -1;
    for (let isMore = true; isMore; ) {
      const pairs = await listPlainPairs(context, run, { after: position, limit: portion });
      for (const pair of pairs) {
        position = pair.position;
        last = `${run.id}:${position}`;
        examined++;
        const judged = judge(pair.source, pair.target);
        if (judged && (verdict === undefined || judged.verdict === verdict))
          items.push({ ...about(run), ...pair, ...judged });
        if (items.length === limit || examined === mostExamined) return { items, examined, next: last };
      }
      isMore = pairs.length === portion;
    }
  }
  return { items, examined, next: runs.length === mostRuns ? last : undefined };
}

const about = ({ id, fileId, fileName, from, to }: ReadableRun) => ({
  runId: id,
  fileId,
  fileName,
  from,
  to,
});

function approvedOf(concept: KeptConcept): Concept {
  const terms = concept.terms.filter(({ approval, state }) => approval === 'approved' && state === 'active');
  return plainConcept({ ...concept, terms });
}
