import type { SignatureQuery } from '#engine/matching';

/** Some of the keys of a text. */
export interface KeyGroups {
  /** Of the text among those asked for. */
  readonly place: number;
  readonly query: SignatureQuery;
  /** Each as PostgreSQL writes an array. */
  readonly groups: readonly string[];
}

/**
 * PostgreSQL compares each entry it meets with every key that it is asked for at once, so many keys are asked for in groups:
 * of 480 keys, groups of eight take half the time of groups of thirty.
 */
const keysOfGroup = 8;
/** So many groups are worth no second statement, and more than so many are too much for one. */
const groupsAlone = 16;
const groupsOfPart = 800;
/** Statements at once, each on a connection of its own. */
export const partsAtOnce = 2;

/** All keys in parts of about the same size, so that those of many texts, or of one long text, are looked up side by side. */
export function partsOf(queries: readonly SignatureQuery[]): KeyGroups[][] {
  const groups = queries.flatMap((query, place) =>
    groupsOf(query.keys).map((group) => ({ place, query, group })),
  );
  const count = groups.length <= groupsAlone ? 1 : Math.max(partsAtOnce, groups.length / groupsOfPart);
  const size = Math.ceil(groups.length / count);
  const parts: KeyGroups[][] = [];
  for (let at = 0; at < groups.length; at += size) {
    const ofText = Map.groupBy(groups.slice(at, at + size), ({ place }) => place);
    parts.push(
      [...ofText].map(([place, some]) => ({
        place,
        query: some[0]!.query,
        groups: some.map(({ group }) => group),
      })),
    );
  }
  return parts;
}

function groupsOf(keys: readonly number[]): string[] {
  return Array.from(
    { length: Math.ceil(keys.length / keysOfGroup) },
    (_, group) => `{${keys.slice(group * keysOfGroup, (group + 1) * keysOfGroup).join(',')}}`,
  );
}
