import type { SignatureQuery } from '#engine/matching';

/** Keys of a text, all or some. */
export interface KeysOfText {
  /** Of the text among those asked for. */
  readonly place: number;
  readonly keys: readonly number[];
}

/**
 * A GIN index compares each entry it meets with every key that it is asked for at once, so many keys are asked for in groups:
 * of 480 keys, groups of eight take half the time of groups of thirty.
 */
const keysOfGroup = 8;
/** So many keys are worth no second statement, and more than so many are too much for one. */
const keysAlone = 128;
const keysOfPart = 6_400;
/** Statements at once, each on a connection of its own. */
export const partsAtOnce = 2;

/** All keys in parts of about the same size, so that those of many texts, or of one long text, are looked up side by side. */
export function partsOf(queries: readonly SignatureQuery[]): KeysOfText[][] {
  const count = queries.reduce((sum, { keys }) => sum + keys.length, 0);
  if (count === 0) return [];
  const size = Math.ceil(
    count / (count <= keysAlone ? 1 : Math.max(partsAtOnce, Math.ceil(count / keysOfPart))),
  );
  const parts: KeysOfText[][] = [[]];
  let room = size;
  for (const [place, { keys }] of queries.entries())
    for (let at = 0; at < keys.length; ) {
      if (room === 0) {
        parts.push([]);
        room = size;
      }
      const some = keys.slice(at, at + room);
      parts.at(-1)!.push({ place, keys: some });
      room -= some.length;
      at += some.length;
    }
  return parts;
}

/** Keys as a GIN index is asked for them. */
export function groupsOf(keys: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(keys.length / keysOfGroup) }, (_, group) =>
    keys.slice(group * keysOfGroup, (group + 1) * keysOfGroup),
  );
}
