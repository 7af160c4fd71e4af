import { CheckedPair, type CheckSubject, type CheckTools } from '#engine/checks/subject';
import { type CheckFinding, findingOf } from './check-finding.ts';
import { type CheckSettings, defaultCheckSettings } from './check-settings.ts';
import { planOf } from './plan.ts';
import { settledOccurrences } from './settled-occurrences.ts';
import { breach } from './user-patterns.ts';

const noTools: CheckTools = {};

/**
 * Everything the checks find in one target, in the order of docs/checks.md. Never throws; linear in the length of the
 * texts. `settings` is prepared once for each object. Patterns that cannot be used are left out; `readCheckSettings`
 * says which those are.
 */
export function checkTarget(
  subject: CheckSubject,
  settings: CheckSettings = defaultCheckSettings,
  tools: CheckTools = noTools,
): CheckFinding[] {
  const pair = new CheckedPair(subject);
  const plan = planOf(settings);
  const findings: CheckFinding[] = [];
  for (const { check, weight } of plan.checks) {
    const occurrences = settledOccurrences(check, pair, tools);
    const count = Math.min(occurrences.length, settings.mostFindings);
    for (let index = 0; index < count; index++) {
      findings.push(findingOf(check.code, weight, subject.id, occurrences[index]!));
    }
  }
  if (pair.target.isEmpty) return findings;
  for (const pattern of plan.patterns) {
    const place = breach(pattern, pair);
    if (!place) continue;
    const found = findingOf('pattern-not-met', pattern.weight, subject.id, {
      ...place,
      detail: pattern.name,
    });
    findings.push(pattern.message === undefined ? found : { ...found, action: pattern.message });
  }
  return findings;
}
