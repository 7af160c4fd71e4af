import type { CheckWeight } from '#engine/checks/subject';
import { defineFindings, type FindingCatalogue, type Severity } from '#engine/findings';
import { allPairChecks } from './all-checks.ts';
import { documentChecks } from './document-checks.ts';

/** What the weight of a check means for a finding. */
export const severities: Readonly<Record<Exclude<CheckWeight, 'off'>, Severity>> = {
  blocks: 'error',
  warns: 'warning',
  informs: 'info',
};

const ofChecks = Object.fromEntries(
  [...allPairChecks, ...documentChecks].map(({ code, weight, when, action }) => [
    code,
    { severity: severities[weight === 'off' ? 'informs' : weight], when, action },
  ]),
);

const catalogue = {
  ...ofChecks,
  'pattern-not-met': {
    severity: 'warning',
    when: 'A pattern of the policy is not met.',
    action: 'Write the target as the pattern asks, or change the pattern.',
  },
  'check-settings-invalid': {
    severity: 'error',
    when: 'The settings of the checks cannot be used.',
    action: 'Correct the entry that is named; docs/checks.md lists all checks and options.',
  },
  'check-pattern-unusable': {
    severity: 'error',
    when: 'A pattern of the policy cannot be read, or could take for ever on some texts.',
    action:
      'Write it without repetitions inside repetitions and without neighbouring repetitions of the same characters.',
  },
} satisfies FindingCatalogue;

export const checkFinding = defineFindings(catalogue);
