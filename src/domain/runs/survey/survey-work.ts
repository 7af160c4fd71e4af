import type { Context, WaitingLines } from '#domain/context';
import type { RunState } from '#domain/runs/records';
import {
  countDeliveredSources,
  type DeliveredRow,
  listCostRows,
  listDeliveredRows,
  reachOf,
} from '#domain/runs/reports';
import { lastDays, startOfDay } from '#platform/web/messages';
import { listWaiting } from './list-waiting.ts';
import { countOpenRuns, listWork, type WorkRow } from './survey-queries.ts';

export interface SurveyedDay extends Omit<DeliveredRow, 'time'> {
  /** As `2026-11-26`. */
  readonly day: string;
  readonly prices: readonly { readonly currency: string; readonly price: number }[];
}

export interface WorkSurvey {
  /** How many runs are in each state that is not an end; of those that did not go on only the newest of a file and language. */
  readonly open: Partial<Record<RunState, number>>;
  readonly inReview: readonly WorkRow[];
  readonly inProgress: readonly WorkRow[];
  readonly inTrouble: readonly WorkRow[];
  /** Besides runs. */
  readonly waiting: WaitingLines;
  /** The last days in the zone asked for, oldest first, also those on which nothing happened. */
  readonly days: readonly SurveyedDay[];
  /** Segments of the deliveries of these days, by where their targets came from. */
  readonly resultSources: Readonly<Record<string, number>>;
}

const surveyedDays = 14;
/** Of each kind of work; more of it stands in lists of its own. */
const shown = { limit: 8 };
/** Days in a few currencies. */
const mostCosts = 1_000;

/** What people look after: runs that wait for them, that are on their way, that do not go on. */
export const workKinds = ['review', 'progress', 'trouble'] as const;
export type WorkKind = (typeof workKinds)[number];

const statesOf: Readonly<Record<WorkKind, readonly RunState[]>> = {
  review: ['in_review'],
  progress: ['waiting', 'running', 'paused'],
  trouble: ['failed', 'blocked'],
};

interface SurveyScope {
  readonly projectId?: string | undefined;
  /** IANA time zone of the days. */
  readonly zone: string;
}

/** What there is to do in a project, or in all that are the actor's, and what was done of late. */
export async function surveyWork(context: Context, { projectId, zone }: SurveyScope): Promise<WorkSurvey> {
  const { db } = context;
  const reach = await reachOf(context, projectId);
  const calendar = lastDays(surveyedDays, context.now(), zone);
  const period = { from: startOfDay(calendar[0]!, zone), zone };
  const [open, inReview, inProgress, inTrouble, waiting, delivered, [spent], resultSources] =
    await Promise.all([
      countOpenRuns(db, reach),
      listWork(db, reach, statesOf.review, shown),
      listWork(db, reach, statesOf.progress, shown),
      listWork(db, reach, statesOf.trouble, shown),
      listWaiting(context, projectId),
      listDeliveredRows(db, reach, period, 'day'),
      listCostRows(db, reach, period, [['day']], mostCosts),
      countDeliveredSources(db, reach, period),
    ]);
  const days = calendar.map((day) => {
    const { runs = 0, segments = 0, words = 0 } = delivered.find(({ time }) => time === day) ?? {};
    const prices = spent!.flatMap(({ keys, currency, price }) =>
      keys.day === day && currency !== null && price !== null ? [{ currency, price }] : [],
    );
    return { day, runs, segments, words, prices };
  });
  return { open, inReview, inProgress, inTrouble, waiting, days, resultSources };
}

/** Only the runs that are on their way, for bars that keep up with them. */
export async function listInProgress(context: Context, projectId?: string): Promise<readonly WorkRow[]> {
  return listWork(context.db, await reachOf(context, projectId), statesOf.progress, shown);
}

interface WorkQuery {
  readonly kind: WorkKind;
  readonly projectId?: string | undefined;
  readonly limit: number;
  readonly before?: string | undefined;
}

/** All runs of one kind of work in a project, or in all that are the actor's; newest first. */
export async function listWorkOf(
  context: Context,
  { kind, projectId, ...stretch }: WorkQuery,
): Promise<readonly WorkRow[]> {
  return listWork(context.db, await reachOf(context, projectId), statesOf[kind], stretch);
}
