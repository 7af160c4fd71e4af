import type { Context } from '#domain/context';
import { listModelRows } from './quality-queries.ts';
import { reachOf, type Scope } from './reach.ts';

/** What a model gave, as it gave it: edits of people are no part of it, they are measured against it. */
export interface ModelQuality {
  readonly provider: string;
  /** Null where the provider has none. */
  readonly model: string | null;
  /** That it answered for. */
  readonly segments: number;
  /** Of these those that people approved. */
  readonly approved: number;
  /** Of the approved those that nobody wrote anew. */
  readonly untouched: number;
  /** That people wrote anew, approved or not. */
  readonly edited: number;
  /** How far approved targets are from what it gave, 0–100 points over words, on average; null where none is approved. */
  readonly changed: number | null;
  /** Segments of which something is missing in the target. */
  readonly omissions: number;
  readonly codesLost: number;
  readonly codesRepaired: number;
  /** Segments with each finding, most first. */
  readonly findings: readonly {
    readonly code: string;
    readonly segments: number;
    readonly perThousand: number;
  }[];
}

/** The quality of each model that runs of a period asked, most segments first. */
export async function reportQuality(
  context: Context,
  { projectId, ...period }: Scope,
): Promise<ModelQuality[]> {
  const rows = await listModelRows(context.db, await reachOf(context, projectId), period);
  return rows.map((row) => ({
    ...row,
    findings: Object.entries(row.findings)
      .map(([code, segments]) => ({ code, segments, perThousand: (segments / row.segments) * 1000 }))
      .sort((one, other) => other.segments - one.segments || (one.code < other.code ? -1 : 1)),
  }));
}
