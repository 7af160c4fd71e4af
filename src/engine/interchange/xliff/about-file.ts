import type { JsonValue } from '#engine/interchange';
import { report, type XliffReader } from './open-xliff.ts';

/** The content options as they travel in a file of any version. */
export function readOptions(reader: XliffReader, node: number, json: string | undefined): JsonValue {
  if (json === undefined) return null;
  try {
    return JSON.parse(json);
  } catch {
    report(reader, 'xliff-metadata', node);
    return null;
  }
}

/**
 * The id of a unit or segment, made free where the file gives none or one that is in `taken`, which is reported and
 * enlarged: the text stays, and whoever looks for its place can tell by the source.
 */
export function claimId(
  reader: XliffReader,
  node: number,
  { what, written, taken }: { what: string; written: string; taken: Set<string> },
): string {
  if (written === '') report(reader, 'xliff-missing-id', node, what);
  else if (taken.has(written)) report(reader, 'xliff-duplicate-id', node, `${what} ${written}`);
  const wanted = written || `${what}-${taken.size + 1}`;
  let free = wanted;
  for (let number = taken.size + 1; taken.has(free); number++) free = `${wanted}~${number}`;
  taken.add(free);
  return free;
}
