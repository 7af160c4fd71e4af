import type { CheckSubject, CheckTools } from '#engine/checks/subject';
import { CheckedPair } from '#engine/checks/subject';
import type { InlineText } from '#engine/inline';
import { type CheckSettings, defaultCheckSettings } from './check-settings.ts';
import { planOf } from './plan.ts';
import { settledOccurrences } from './settled-occurrences.ts';

/** How often all checks are made, since one correction can bring about another. */
const mostRounds = 6;

/**
 * The target with everything corrected that the checks correct by themselves, and the codes of the checks that did.
 * The inline codes stay the same in the same order; correcting the result again changes nothing. Where corrections of
 * several checks undo one another, the target stays as it is.
 */
export function correctTarget(
  subject: CheckSubject,
  settings: CheckSettings = defaultCheckSettings,
  tools: CheckTools = {},
): { target: InlineText; corrected: readonly string[] } {
  const corrected = new Set<string>();
  let pair = new CheckedPair(subject);
  for (let round = 0; round < mostRounds; round++) {
    const before = pair;
    for (const { check } of planOf(settings).checks) {
      const fix = settledOccurrences(check, pair, tools).find((occurrence) => occurrence.fix)?.fix;
      if (!fix) continue;
      pair = new CheckedPair({ ...pair.subject, target: fix });
      corrected.add(check.code);
    }
    if (pair === before) return { target: pair.subject.target, corrected: [...corrected] };
  }
  return { target: subject.target, corrected: [] };
}
