import { type Context, mostWaitingShown, type WaitingLines, type WaitingWork } from '#domain/context';

/**
 * What waits for the actor besides runs, in one project or in all that are the actor's and in the house: of the house first,
 * then by project. Every room tells only what the actor may act on.
 */
export async function listWaiting(context: Context, projectId?: string): Promise<WaitingLines> {
  const rooms = context.services.waiting ?? [];
  const found = await Promise.all(rooms.map((list) => list(context, projectId)));
  const lines = found.flatMap(({ shown }) => shown);
  const shown = lines.sort(byProject).slice(0, mostWaitingShown);
  const unseen = found.reduce((sum, { more }) => sum + more, 0);
  return { shown, more: unseen + lines.length - shown.length };
}

function byProject(one: WaitingWork, other: WaitingWork): number {
  return (one.project?.name ?? '').localeCompare(other.project?.name ?? '');
}
