import type { Context } from '#domain/context';
import { type KeptSegment, listKeptSegments } from '#domain/files';
import { type Connection, type Policy, refuseOverspending } from '#domain/projects';
import { listTargets, type NewTarget, type Portion, type Run } from '#domain/runs';
import type { Finding } from '#engine/findings';
import { faultIn } from '#pipeline/quality';
import { type SegmentTarget, type Translation, translateSegments } from '#pipeline/translation';
import type { ProviderCall, ProviderError } from '#platform/providers';
import { maskProvider } from '#platform/providers/masking';
import { leverageOfRun } from './leverage-of-run.ts';
import { providerOf } from './providers-of-run.ts';

export interface TranslatedPortion {
  readonly targets: readonly NewTarget[];
  /** With the position of the segment they are about. */
  readonly findings: readonly (Finding & { readonly position?: number })[];
  readonly calls: ReadonlyMap<Connection, readonly ProviderCall[]>;
  /** Why the last provider was not asked any further, where segments are left for want of one. */
  readonly failure: ProviderError | undefined;
}

/**
 * Translates what a portion has no targets for yet. Where a provider fails, the next of the policy is asked for what is
 * left. Nothing is written.
 */
export async function translatePortion(
  context: Context,
  run: Run,
  policy: Policy,
  portion: Portion,
  connections: readonly Connection[],
  signal: AbortSignal,
): Promise<TranslatedPortion> {
  const has = new Set(
    (await listTargets(context.db, run.id, portion.positions)).map(({ position }) => position),
  );
  let open = (await surrounded(context, run, portion)).filter(({ position }) => !has.has(position));
  const { memory, termsIn, findTerms } = await leverageOfRun(context, run, policy);
  const settings = policy.checks;
  const { masking } = policy;
  const { sourceLanguage: from, targetLanguage: to } = run;
  const targets: NewTarget[] = [];
  const calls = new Map<Connection, readonly ProviderCall[]>();
  let last: Translation | undefined;
  for (const connection of connections) {
    if (open.length === 0) break;
    await refuseOverspending(context, connection.id);
    const provider = await providerOf(context, connection, policy, run.policyId);
    const translation = await translateSegments({
      segments: open,
      provider: masking.enabled ? maskProvider(provider, masking) : provider,
      from,
      to,
      memory,
      termsIn,
      faultIn: (segment, target) => faultIn(segment, target, { from, to, settings, findTerms }),
      recall: policy.memory,
      document: { style: run.overrides.style ?? policy.style },
      signal,
    });
    calls.set(connection, translation.calls);
    for (const segment of open) {
      const target = translation.targets.get(segment.id);
      if (target) targets.push(newTarget(segment, target, connection));
    }
    priceTargets(targets, open, connection, translation.calls);
    open = open.filter(({ id }) => !translation.targets.has(id));
    last = translation;
    if (!translation.failure) break;
  }
  const positions = new Map(open.map((segment) => [segment.id, segment.position]));
  return { targets, findings: withPositions(last?.findings ?? [], positions), calls, failure: last?.failure };
}

type OpenSegment = KeptSegment & { readonly id: string; readonly previous: string; readonly next: string };

/** The segments of a portion with their neighbours' texts. */
async function surrounded(context: Context, run: Run, { positions }: Portion): Promise<OpenSegment[]> {
  const wanted = new Set(positions.flatMap((position) => [position - 1, position, position + 1]));
  const segments = await listKeptSegments(
    context,
    run.extractionId!,
    [...wanted].filter((one) => one >= 0),
  );
  const at = new Map(segments.map((segment) => [segment.position, segment]));
  return positions.map((position) => {
    const segment = at.get(position)!;
    const neighbour = (other: number): string => {
      const found = at.get(other);
      return found?.part === segment.part ? found.plain : '';
    };
    return {
      ...segment,
      id: segment.segmentId,
      previous: neighbour(position - 1),
      next: neighbour(position + 1),
    };
  });
}

function newTarget({ position }: OpenSegment, target: SegmentTarget, connection: Connection): NewTarget {
  return {
    position,
    items: target.text.items,
    resultSource: target.resultSource,
    verificationState: 'pending',
    reviewStatus: 'not_required',
    ...(target.provider !== undefined && { provider: target.provider, connectionId: connection.id }),
    ...(target.model !== undefined && { model: target.model }),
    ...(target.unit && { unit: target.unit }),
    ...(target.score !== undefined && { score: target.score }),
    isRepetition: target.isRepetition ?? false,
    codesRepaired: target.codesRepaired ?? false,
    findingCodes: [],
  };
}

/** Shares out what the calls cost by length of source; repetitions cost nothing. */
function priceTargets(
  targets: NewTarget[],
  segments: readonly OpenSegment[],
  { id }: Connection,
  calls: readonly ProviderCall[],
): void {
  const promptVersion = calls.find((call) => call.promptVersion !== undefined)?.promptVersion;
  const currency = calls.find((call) => call.currency !== undefined)?.currency;
  const price = calls.reduce((sum, call) => sum + (call.price ?? 0), 0);
  const lengths = new Map(segments.map(({ position, plain }) => [position, plain.length]));
  const isPaid = (target: NewTarget): boolean =>
    target.connectionId === id && !target.isRepetition && lengths.has(target.position);
  const total = targets.filter(isPaid).reduce((sum, { position }) => sum + lengths.get(position)!, 0);
  for (const [index, target] of targets.entries()) {
    if (!lengths.has(target.position) || target.connectionId !== id) continue;
    const share = isPaid(target) && total > 0 ? (price * lengths.get(target.position)!) / total : 0;
    targets[index] = {
      ...target,
      ...(promptVersion !== undefined && { promptVersion }),
      ...(currency !== undefined && { price: share, currency }),
    };
  }
}

/** Findings of translation name the segment in their detail: `id, reason`. */
function withPositions(
  findings: readonly Finding[],
  positions: ReadonlyMap<string, number>,
): (Finding & { readonly position?: number })[] {
  return findings.map((finding) => {
    for (const [id, position] of positions)
      if (finding.message.includes(`(${id},`)) return { ...finding, position };
    return finding;
  });
}
