import type { Check, CheckWeight } from '#engine/checks/subject';
import { allPairChecks } from './all-checks.ts';
import type { CheckSettings, UserPattern } from './check-settings.ts';
import { boundedPattern, type ReadyPattern } from './user-patterns.ts';

type Weight = Exclude<CheckWeight, 'off'>;

/** The checks that settings ask for, ready to be made. */
export interface Plan {
  readonly checks: readonly { readonly check: Check; readonly weight: Weight }[];
  readonly patterns: readonly (ReadyPattern & {
    readonly weight: Weight;
    readonly name: string;
    readonly message?: string | undefined;
  })[];
}

const plans = new WeakMap<CheckSettings, Plan>();

/** Made once for a settings object, which must not be changed afterwards. */
export function planOf(settings: CheckSettings): Plan {
  let plan = plans.get(settings);
  if (!plan) {
    plan = makePlan(settings);
    plans.set(settings, plan);
  }
  return plan;
}

function makePlan(settings: CheckSettings): Plan {
  const checks = allPairChecks.flatMap((check) => {
    const weight = settings.checks[check.code] ?? check.weight;
    return weight === 'off' ? [] : [{ check, weight }];
  });
  return { checks, patterns: settings.patterns.flatMap(ready) };
}

function ready({
  name,
  weight,
  message,
  languages,
  ignoreCase,
  ...written
}: UserPattern): Plan['patterns'][number][] {
  if (weight === 'off') return [];
  const expression = (side: 'source' | 'target' | 'forbidden') => {
    const pattern = written[side];
    return pattern === undefined ? undefined : boundedPattern(pattern, ignoreCase);
  };
  const sides = {
    source: expression('source'),
    target: expression('target'),
    forbidden: expression('forbidden'),
  };
  const isUnusable = (['source', 'target', 'forbidden'] as const).some(
    (side) => written[side] !== undefined && !sides[side],
  );
  return isUnusable ? [] : [{ ...sides, name, weight, message, languages }];
}
