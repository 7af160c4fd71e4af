import type { Context, Services } from '#domain/context';
import { loadUnits } from '#domain/memory';
import type { Policy } from '#domain/projects';
import type { Run } from '#domain/runs';
import { type Leverage, makeLeverage } from '#pipeline/in-memory';

/** Long enough that the portions of a document share one index, short enough that what is learned is soon found. */
const freshFor = 30_000;
const mostKept = 4;

interface Kept {
  readonly leverage: Promise<Leverage>;
  readonly madeAt: number;
}

const keptOf = new WeakMap<Services, Map<string, Kept>>();

/** The memories of a run's project for its languages, indexed once for jobs that follow one another. */
export function leverageOfRun(context: Context, run: Run, { memory }: Policy): Promise<Leverage> {
  const { services } = context;
  const kept = keptOf.get(services) ?? new Map<string, Kept>();
  keptOf.set(services, kept);
  const key = [run.projectId, run.sourceLanguage, run.targetLanguage, JSON.stringify(memory.penalties)].join(
    ' ',
  );
  const now = performance.now();
  const known = kept.get(key);
  if (known && now - known.madeAt < freshFor) return known.leverage;
  const leverage = load(context, run, memory.penalties);
  kept.delete(key);
  kept.set(key, { leverage, madeAt: now });
  leverage.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return leverage;
}

async function load(
  context: Context,
  { projectId, sourceLanguage, targetLanguage }: Run,
  penalties: Policy['memory']['penalties'],
): Promise<Leverage> {
  const units = await loadUnits(context, projectId, sourceLanguage, targetLanguage, penalties);
  return makeLeverage({ units, glossaries: [], findings: [], from: sourceLanguage, to: targetLanguage });
}
