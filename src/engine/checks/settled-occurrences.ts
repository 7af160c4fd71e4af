import { type Check, CheckedPair, type CheckTools, type Occurrence } from '#engine/checks/subject';
import type { InlineText } from '#engine/inline';

/** How often a correction may bring about another one of the same check, such as `&amp;lt;`. */
const mostSteps = 4;

/** What a check finds, with a correction only where the check would leave the corrected text alone. */
export function settledOccurrences(
  check: Check,
  pair: CheckedPair,
  tools: CheckTools,
): readonly Occurrence[] {
  const occurrences = check.find(pair, tools);
  const first = fixOf(occurrences);
  if (!first) return occurrences;
  const fix = settle(check, pair, tools, first);
  return occurrences.map(({ start, end, detail, fix: own }) =>
    own && fix ? { start, end, detail, fix } : { start, end, detail },
  );
}

function fixOf(occurrences: readonly Occurrence[]): InlineText | undefined {
  return occurrences.find(({ fix }) => fix)?.fix;
}

function settle(
  check: Check,
  pair: CheckedPair,
  tools: CheckTools,
  first: InlineText,
): InlineText | undefined {
  let fix = first;
  for (let step = 0; step < mostSteps; step++) {
    const next = fixOf(check.find(new CheckedPair({ ...pair.subject, target: fix }), tools));
    if (!next) return fix;
    fix = next;
  }
  return undefined;
}
