import { type Context, requireInHouse } from '#domain/context';
import { findProject } from '#domain/projects';
import type { RunState } from '#domain/runs/records';
import {
  countOpenRuns,
  countResultSources,
  type DayRow,
  listDeliveredDays,
  listSpendingDays,
  listWork,
  type Reach,
  type WorkRow,
} from './survey-queries.ts';

export interface WorkSurvey {
  /** How many runs are in each state that is not an end; of those that did not go on only the newest of a file and language. */
  readonly open: Partial<Record<RunState, number>>;
  readonly inReview: readonly WorkRow[];
  readonly inProgress: readonly WorkRow[];
  readonly inTrouble: readonly WorkRow[];
  /** The last days in UTC, oldest first, also those on which nothing happened. */
  readonly days: readonly (DayRow & { readonly prices: readonly { currency: string; price: number }[] })[];
  /** Segments of the deliveries of these days, by where their targets came from. */
  readonly resultSources: Readonly<Record<string, number>>;
}

const surveyedDays = 14;
/** Of each kind of work; more of it stands in lists of its own. */
const mostShown = 8;

const going: readonly RunState[] = ['waiting', 'running', 'paused'];
const stuck: readonly RunState[] = ['failed', 'blocked'];

/** What there is to do in a project, or in all that are the actor's, and what was done of late. */
export async function surveyWork(context: Context, projectId?: string): Promise<WorkSurvey> {
  const { db } = context;
  const reach = await reachOf(context, projectId);
  const from = new Date(context.now().getTime() - (surveyedDays - 1) * 86_400_000);
  from.setUTCHours(0, 0, 0, 0);
  const [open, inReview, inProgress, inTrouble, delivered, spent, resultSources] = await Promise.all([
    countOpenRuns(db, reach),
    listWork(db, reach, ['in_review'], mostShown),
    listWork(db, reach, going, mostShown),
    listWork(db, reach, stuck, mostShown),
    listDeliveredDays(db, reach, from),
    listSpendingDays(db, reach, from),
    countResultSources(db, reach, from),
  ]);
  const days = Array.from({ length: surveyedDays }, (_, index) => {
    const day = new Date(from.getTime() + index * 86_400_000).toISOString().slice(0, 10);
    const done = delivered.find((row) => row.day === day) ?? { day, runs: 0, segments: 0, words: 0 };
    const prices = spent.filter((row) => row.day === day).map(({ currency, price }) => ({ currency, price }));
    return { ...done, prices };
  });
  return { open, inReview, inProgress, inTrouble, days, resultSources };
}

/** Only the runs that are on their way, for bars that keep up with them. */
export async function listInProgress(context: Context, projectId?: string): Promise<readonly WorkRow[]> {
  return listWork(context.db, await reachOf(context, projectId), going, mostShown);
}

async function reachOf(context: Context, projectId: string | undefined): Promise<Reach> {
  if (projectId !== undefined) return [(await findProject(context, projectId)).id];
  requireInHouse(context.actor, 'house.read');
  const { projects } = context.actor;
  return projects === 'all' ? undefined : [...projects.keys()];
}
