import type { CheckWeight, Occurrence } from '#engine/checks/subject';
import type { Finding } from '#engine/findings';
import type { InlineText } from '#engine/inline';
import { checkFinding, severities } from './findings.ts';

/** What a check found in a target. */
export interface CheckFinding extends Finding {
  /** Id of the subject. */
  readonly subject: string;
  /** Place in the plain text of the target, UTF-16 units; both 0 for what is not there. */
  readonly start: number;
  readonly end: number;
  /** The target as the check would have it, with the same codes; undefined where a person has to decide. */
  readonly fix?: InlineText;
}

/** The finding of an occurrence under the weight its check has. */
export function findingOf(
  code: string,
  weight: Exclude<CheckWeight, 'off'>,
  subject: string,
  { start, end, detail, fix }: Occurrence,
): CheckFinding {
  const finding = checkFinding(code as Parameters<typeof checkFinding>[0], {
    detail,
    place: `segment ${subject}`,
  });
  return { ...finding, severity: severities[weight], subject, start, end, ...(fix && { fix }) };
}
