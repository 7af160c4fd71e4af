import { itemOfRunEnded } from '#domain/batches';
import type { Context } from '#domain/context';
import { endRun, type Run } from '#domain/runs';

/** Ends a run and tells the batch it belongs to, in the same transaction. */
export async function endRunAndItem(
  context: Context,
  run: Run,
  ...how: Parameters<typeof endRun> extends [unknown, unknown, ...infer Rest] ? Rest : never
): Promise<Run> {
  const ended = await endRun(context, run, ...how);
  if (ended.batchId !== null && ended.batchNumber !== null)
    await itemOfRunEnded(context, ended.batchId, ended.batchNumber, ended.state);
  return ended;
}
