import type { Place } from './operation.ts';

/** Numbers versions that stand in the order of their timeline from 1, all of one file. */
export function numberTimeline(versions: readonly { readonly id: string }[], fileId: string): Place[] {
  return versions.map(({ id }, index) => ({ id, fileId, number: index + 1 }));
}

/** Whether two lists say the same of the same versions, in any order. */
export function samePlaces(one: readonly Place[], other: readonly Place[]): boolean {
  const write = (places: readonly Place[]) =>
    places
      .map(({ id, fileId, number }) => `${id} ${fileId} ${number}`)
      .sort()
      .join('\n');
  return write(one) === write(other);
}
