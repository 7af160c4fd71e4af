import type { Policy } from '#domain/projects';
import type { ResultSource } from '#engine/checks';
import type { VerificationState } from '#pipeline/quality';

/** What a policy says of a target that nobody has seen: `approved` by itself, `required` to be seen, or neither. */
export function reviewStatusOf(
  { approval, review }: Pick<Policy, 'approval' | 'review'>,
  resultSource: ResultSource,
  state: VerificationState,
): 'approved' | 'required' | 'not_required' {
  const isGood = state === 'passed' || (state === 'warned' && approval.automatic === 'passed_or_warned');
  if (
    approval.automatic !== 'never' &&
    isGood &&
    (approval.sources as readonly string[]).includes(resultSource)
  )
    return 'approved';
  const asked = {
    never: false,
    when_failed: state === 'failed',
    when_warned: state === 'failed' || state === 'warned',
    always: true,
  }[review.required];
  return asked ? 'required' : 'not_required';
}
