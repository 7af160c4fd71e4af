import { type CheckFinding, type CheckTools, checkTarget, defaultCheckSettings } from '#engine/checks';
import { type Damage, damages } from '#test/damaged-targets';
import type { TranslationPair } from '#test/translation-pairs';

/** Warnings and errors of one pair under the defaults. */
export function alarmsOf(pair: Parameters<typeof checkTarget>[0], tools: CheckTools): CheckFinding[] {
  return checkTarget(pair, defaultCheckSettings, tools).filter(({ severity }) => severity !== 'info');
}

export interface Detection extends Damage {
  readonly tried: number;
  /** Spoilt targets with a finding of a check that is there for it and that the good target did not have. */
  readonly found: number;
}

/** How many of the targets that can be spoilt in a way are found to be spoilt, for every way. */
export function measureDetection(pairs: readonly TranslationPair[], tools: CheckTools): Detection[] {
  const before = pairs.map(
    (pair) => new Set(checkTarget(pair, defaultCheckSettings, tools).map(({ code }) => code)),
  );
  return damages.map((damage) => {
    let tried = 0;
    let found = 0;
    for (const [index, pair] of pairs.entries()) {
      const spoilt = damage.damage(pair, pairs, index);
      if (!spoilt) continue;
      const isAny = damage.codes[0] === 'any';
      if (!isAny && damage.codes.some((code) => before[index]!.has(code))) continue;
      tried++;
      const findings = checkTarget(spoilt, defaultCheckSettings, tools);
      const isFound = findings.some(({ code, severity }) =>
        isAny ? severity !== 'info' && !before[index]!.has(code) : damage.codes.includes(code),
      );
      if (isFound) found++;
    }
    return { ...damage, tried, found };
  });
}
