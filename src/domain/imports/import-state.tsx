import { Badge, useSay } from '#platform/web/components';
import { defineMessages } from '#platform/web/messages';
import type { Tone } from '#platform/web/pages';
import type { FollowedState } from './follow-import.ts';

const tones: Readonly<Record<FollowedState, Tone>> = {
  ...{ staging: 'neutral', reviewing: 'warning', committing: 'neutral', committed: 'good' },
  ...{ undone: 'neutral', discarded: 'neutral', failed: 'bad' },
};

/** The states of imports in a word. */
export const stateMessages = defineMessages({
  staging: { en: 'Being read', de: 'Wird gelesen' },
  reviewing: { en: 'Waits for decisions', de: 'Wartet auf Entscheidungen' },
  committing: { en: 'Being committed', de: 'Wird übernommen' },
  committed: { en: 'Committed', de: 'Übernommen' },
  undone: { en: 'Undone', de: 'Rückgängig gemacht' },
  discarded: { en: 'Discarded', de: 'Verworfen' },
  failed: { en: 'Failed', de: 'Gescheitert' },
});

/** Whether it goes on by itself. */
export function isBusy({ state }: { readonly state: FollowedState }): boolean {
  return state === 'staging' || state === 'committing';
}

/** The state of an import in a word. */
export function ImportStateBadge({ state }: { readonly state: FollowedState }) {
  return (
    <Badge tone={tones[state]} busy={isBusy({ state })}>
      {useSay(stateMessages)[state]}
    </Badge>
  );
}
