import type { Context } from '#domain/context';
import { type KeptSegment, listKeptSegments } from '#domain/files';
import type { Connection, Policy } from '#domain/projects';
import { listTargets, type NewTarget, type Portion, type Run } from '#domain/runs';
import type { Finding } from '#engine/findings';
import { faultIn } from '#pipeline/quality';
import { hasLetters, type SegmentTarget, translateSegments } from '#pipeline/translation';
import { Problem } from '#platform/problems';
import { type Provider, type ProviderCall, ProviderError } from '#platform/providers';
import { maskProvider } from '#platform/providers/masking';
import { billCalls, refusalIn } from './bill-calls.ts';
import { memoryOfRun } from './memory-of-run.ts';
import { providerOf } from './providers-of-run.ts';
import { termsOfRun } from './terms-of-run.ts';

export interface TranslatedPortion {
  readonly targets: readonly NewTarget[];
  /** With the position of the segment they are about. */
  readonly findings: readonly (Finding & { readonly position?: number })[];
  /** Segments that are left without a target. */
  readonly left: number;
  /** Why they are left, where that was no fault of an answer: the last connection failed or may not be used. */
  readonly failure: ConnectionFailure | undefined;
}

/** Why the connection of this name gave nothing. */
export interface ConnectionFailure {
  readonly connection: string;
  readonly error: ProviderError | Problem;
}

export interface PortionWork {
  readonly context: Context;
  readonly run: Run;
  readonly policy: Policy;
  readonly portion: Portion;
  /** In the order in which they are asked. */
  readonly connections: readonly Connection[];
  /** Waits for a place at a connection, where the portion has none yet; with it the one it had is given up. */
  goTo(connection: Connection): Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Translates what a portion has no targets for yet. Where a connection fails or may not be used, the next of the policy is
 * asked for what is left. Nothing is written but what calls cost.
 */
export async function translatePortion(work: PortionWork): Promise<TranslatedPortion> {
  const { context, run, policy, portion, connections, signal } = work;
  const has = new Set(
    (await listTargets(context.db, run.id, portion.positions)).map(({ position }) => position),
  );
  let open = (await surrounded(context, run, portion)).filter(({ position }) => !has.has(position));
  const memory = await memoryOfRun(context, run, policy, open.filter(hasLetters));
  const { termsIn, findTerms } = await termsOfRun(context, run);
  const settings = policy.checks;
  const { sourceLanguage: from, targetLanguage: to } = run;
  const targets: NewTarget[] = [];
  const warnings: Located[] = [];
  let complaints: Located[] = [];
  let failure: ConnectionFailure | undefined;
  for (const connection of connections) {
    if (open.length === 0) break;
    const provider = await usable(work, connection);
    if (provider instanceof Problem) {
      failure = { connection: connection.name, error: provider };
      continue;
    }
    await work.goTo(connection);
    const translation = await translateSegments({
      segments: open,
      provider,
      from,
      to,
      memory,
      termsIn,
      faultIn: (segment, target) => faultIn(segment, target, { from, to, settings, findTerms }),
      recall: policy.memory,
      document: { style: run.overrides.style ?? policy.style },
      signal,
    });
    const done = open.flatMap((segment) => {
      const target = translation.targets.get(segment.id);
      return target ? [newTarget(segment, target, connection)] : [];
    });
    targets.push(...priced(done, open, translation.calls));
    complaints = [];
    for (const { id, position } of open)
      for (const finding of translation.findingsOf.get(id) ?? [])
        (translation.targets.has(id) ? warnings : complaints).push({ ...finding, position });
    open = open.filter(({ id }) => !translation.targets.has(id));
    const error = refusalIn(translation.failure);
    if (!error) {
      failure = undefined;
      break;
    }
    // Why a connection that knows the languages failed tells more than that another does not, and may pass by itself.
    if (!failure || !isUnsupported(error)) failure = { connection: connection.name, error };
  }
  if (open.length === 0) failure = undefined;
  return { targets, findings: [...warnings, ...complaints], left: open.length, failure };
}

/** Whether a provider is not asked because it does not know the languages. */
export function isUnsupported(error: ProviderError | Problem): boolean {
  return error instanceof ProviderError && error.kind === 'unsupported';
}

type Located = Finding & { readonly position: number };

/** The provider of a connection, or why it may not be asked. */
async function usable(
  { context, run, policy, portion: { number } }: PortionWork,
  connection: Connection,
): Promise<Provider | Problem> {
  try {
    const opened = await providerOf(context, connection, policy, run.policyId);
    const provider = policy.masking.enabled ? maskProvider(opened, policy.masking) : opened;
    const portion = { runId: run.id, epoch: run.epoch, number };
    return billCalls(provider, { context, connectionId: connection.id, portion });
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error;
    throw error;
  }
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

/** Shares out what calls cost by length of source; repetitions and what the memory knew cost nothing. */
function priced(
  targets: readonly NewTarget[],
  segments: readonly OpenSegment[],
  calls: readonly ProviderCall[],
): NewTarget[] {
  const promptVersion = calls.find((call) => call.promptVersion !== undefined)?.promptVersion;
  const currency = calls.find((call) => call.currency !== undefined)?.currency;
  const price = calls.reduce((sum, call) => sum + (call.price ?? 0), 0);
  const lengths = new Map(segments.map(({ position, plain }) => [position, plain.length]));
  const paidLength = ({ connectionId, isRepetition, position }: NewTarget): number =>
    connectionId === undefined || isRepetition ? 0 : lengths.get(position)!;
  const total = targets.reduce((sum, target) => sum + paidLength(target), 0);
  return targets.map((target) =>
    target.connectionId === undefined
      ? target
      : {
          ...target,
          ...(promptVersion !== undefined && { promptVersion }),
          ...(currency !== undefined && {
            price: total > 0 ? (price * paidLength(target)) / total : 0,
            currency,
          }),
        },
  );
}
