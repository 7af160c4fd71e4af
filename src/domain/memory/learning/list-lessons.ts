import type { Context } from '#domain/context';
import { listKeptSegments } from '#domain/files';
import type { UnitToWrite } from '#domain/memory/retrieval';
import type { Policy } from '#domain/projects';
import { type KeptTarget, listTargetAuthors, listTargets, type Run, targetText } from '#domain/runs';

/** A pair of a delivered run that a memory can learn. */
export interface Lesson {
  /** Of its segment in the run. */
  readonly position: number;
  readonly unit: UnitToWrite;
  /** The person who approved it; null where nobody had to. */
  readonly reviewedBy: string | null;
}

/** Sources of targets that come from a memory as they are there, or say nothing. */
const known: ReadonlySet<string> = new Set(['memory_context', 'memory_exact', 'passthrough']);

/**
 * Whether a target of a delivered run is to be learned: what people approved, and where the policy says so whatever passed
 * its checks. What a memory only resembles is learned from people alone.
 */
export function isWorthLearning(
  {
    resultSource,
    reviewStatus,
    verificationState,
  }: Pick<KeptTarget, 'resultSource' | 'reviewStatus' | 'verificationState'>,
  learn: Policy['learn'],
): boolean {
  if (learn === 'never' || known.has(resultSource)) return false;
  if (reviewStatus === 'approved') return true;
  return learn === 'delivered' && verificationState === 'passed' && resultSource !== 'memory_fuzzy';
}

/** The pairs of a delivered run that are to be learned, in reading order; a delivered run never changes. */
export async function listLessons(context: Context, run: Run, learn: Policy['learn']): Promise<Lesson[]> {
  const { db } = context;
  const worth = (await listTargets(db, run.id)).filter((target) => isWorthLearning(target, learn));
  if (worth.length === 0 || run.extractionId === null) return [];
  const segments = await listKeptSegments(context, run.extractionId);
  const authors = await listTargetAuthors(db, run.id);
  return worth.flatMap((target) => {
    const segment = segments[target.position];
    if (!segment) return [];
    const author = authors.get(target.position);
    const changedBy = target.resultSource === 'human' ? author?.updatedBy : madeBy(target);
    const unit: UnitToWrite = {
      segmentId: segment.segmentId,
      source: segment.source,
      target: targetText(target, segment.source),
      previous: segments[target.position - 1]?.plain ?? '',
      next: segments[target.position + 1]?.plain ?? '',
      ...(changedBy !== undefined && { changedBy }),
      ...(author !== undefined && { changedAt: toSeconds(author.updatedAt) }),
    };
    return [{ position: target.position, unit, reviewedBy: author?.approvedBy ?? null }];
  });
}

function madeBy({ provider, model }: KeptTarget): string | undefined {
  const parts = [provider, model].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('/') : undefined;
}

function toSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
