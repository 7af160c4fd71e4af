import type { Context } from '#domain/context';
import { findExtraction, findVersion, type KeptSegment, listKeptSegments, type Version } from '#domain/files';
import { findRun, type KeptTarget, listTargets, type Run, targetText } from '#domain/runs';
import type { ExchangeDocument, ExchangeSegment, ExchangeUnit, JsonValue } from '#engine/interchange';
import { composeHeader, composeUnit, createTmxWriter } from '#engine/interchange/tmx';
import { writeXliff } from '#engine/interchange/xliff';
import { version as versoVersion } from '#platform/config';
import { defineProblems } from '#platform/problems';

export const exportFormats = ['xliff', 'tmx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportProblem = defineProblems({
  'export-empty': {
    status: 409,
    when: 'The run has no segments yet.',
    action: 'Wait until it is translated.',
  },
});

export interface ExportedRun {
  readonly fileName: string;
  readonly mediaType: string;
  /** UTF-8, piece by piece. */
  readonly pieces: Iterable<string>;
}

/**
 * What a run holds, for other tools: XLIFF 2.1 with every segment, or TMX 1.4 with every target that did not fail its checks.
 * It needs nothing but what is in the database, so that it can be had long after documents have expired.
 */
export async function exportRun(context: Context, runId: string, format: ExportFormat): Promise<ExportedRun> {
  const run = await findRun(context, runId);
  if (run.extractionId === null) throw exportProblem('export-empty', { detail: runId });
  const version = await findVersion(context, run.versionId);
  const segments = await listKeptSegments(context, run.extractionId);
  const targets = new Map((await listTargets(context.db, run.id)).map((target) => [target.position, target]));
  const name = `${version.name.replace(/\.docx$/i, '')}.${run.targetLanguage}`;
  if (format === 'tmx') {
    const pieces = tmxOf(run, version, segments, targets);
    return { fileName: `${name}.tmx`, mediaType: 'application/xml', pieces };
  }
  const extraction = await findExtraction(context, run.extractionId);
  const document: ExchangeDocument = {
    original: version.name,
    sourceHash: version.sha256,
    sourceLanguage: run.sourceLanguage,
    targetLanguage: run.targetLanguage,
    contentOptions: (extraction?.options ?? null) as JsonValue,
    units: unitsOf(run, segments, targets),
  };
  const mediaType = 'application/xliff+xml';
  return { fileName: `${name}.xlf`, mediaType, pieces: [writeXliff(document)] };
}

/** Segments of one place are one unit: the sentences of a paragraph. */
function unitsOf(
  run: Run,
  segments: readonly KeptSegment[],
  targets: ReadonlyMap<number, KeptTarget>,
): ExchangeUnit[] {
  const units: (ExchangeUnit & { readonly segments: ExchangeSegment[] })[] = [];
  for (const segment of segments) {
    const { part, place, heading } = segment;
    let unit = units.at(-1);
    if (unit?.part !== part || unit.place !== place) {
      const context: Record<string, string> = heading === undefined ? {} : { heading };
      unit = { id: `u${units.length + 1}`, part, place, kind: 'paragraph', context, notes: [], segments: [] };
      units.push(unit);
    }
    unit.segments.push(exchangeSegment(run, segment, targets.get(segment.position)));
  }
  return units;
}

function exchangeSegment(
  run: Run,
  { segmentId: id, source }: KeptSegment,
  target: KeptTarget | undefined,
): ExchangeSegment {
  if (!target) return { id, source };
  const isApproved = target.reviewStatus === 'approved';
  const state = run.state === 'delivered' ? 'final' : isApproved ? 'reviewed' : 'translated';
  return { id, source, target: targetText(target, source), state };
}

function* tmxOf(
  { sourceLanguage: source, targetLanguage: target, updatedAt }: Run,
  { name }: Version,
  segments: readonly KeptSegment[],
  targets: ReadonlyMap<number, KeptTarget>,
): Generator<string> {
  const header = { sourceLanguage: source, tool: 'Verso', toolVersion: versoVersion() };
  const writer = createTmxWriter(composeHeader(header));
  yield writer.head;
  for (const [index, segment] of segments.entries()) {
    const kept = targets.get(segment.position);
    if (!kept || kept.verificationState === 'failed' || kept.reviewStatus === 'rejected') continue;
    const changedBy = [kept.provider, kept.model].filter((part) => part !== undefined).join('/');
    const pair = {
      id: `${name}#${segment.segmentId}`,
      source: segment.source,
      target: targetText(kept, segment.source),
      previous: segments[index - 1]?.plain ?? '',
      next: segments[index + 1]?.plain ?? '',
      changedAt: updatedAt.toISOString(),
      ...(changedBy !== '' && { changedBy }),
    };
    yield writer.unit(composeUnit(pair, { source, target }));
  }
  yield writer.tail;
}
