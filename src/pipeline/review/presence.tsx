import { useSay } from '#platform/web/components';
import { reviewMessages } from './messages.ts';

/** Who else is at the segment, and of which revision the house knows: the part that is kept up to date. */
export function Presence({
  others,
  revision,
  changedBy,
}: {
  readonly others: readonly string[];
  readonly revision: number;
  /** Who has changed the target since it was opened. */
  readonly changedBy?: string | undefined;
}) {
  const say = useSay(reviewMessages);
  return (
    <div class="presence" role="status" data-presence data-revision={revision}>
      {others.length > 0 && <p>{say.alsoHere({ names: others })}</p>}
      {changedBy !== undefined && <p class="presence-news">{say.changedMeanwhile({ name: changedBy })}</p>}
    </div>
  );
}
