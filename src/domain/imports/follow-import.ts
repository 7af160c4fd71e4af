import { setTimeout as wait } from 'node:timers/promises';

export type FollowedState =
  | 'staging'
  | 'reviewing'
  | 'committing'
  | 'committed'
  | 'undone'
  | 'discarded'
  | 'failed';

/** An import as far as it takes to follow it; its revision counts every change. */
export interface Followed {
  readonly state: FollowedState;
  readonly revision: number;
}

/** Milliseconds between two looks. */
const pause = 500;

/** An import each time it has changed, until it waits for people or has ended, or whoever follows it leaves. */
export async function* followImport<T extends Followed>(
  find: () => Promise<T | undefined>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  let seen = -1;
  while (!signal.aborted) {
    const found = await find();
    if (!found) return;
    if (found.revision !== seen) yield found;
    seen = found.revision;
    if (found.state !== 'staging' && found.state !== 'committing') return;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}
