import type { MemoryImport } from '#domain/memory/imports';
import { Badge, useSay } from '#platform/web/components';
import type { Tone } from '#platform/web/pages';
import { memoryMessages } from './messages.ts';

const tones: Readonly<Record<MemoryImport['state'], Tone>> = {
  ...{ staging: 'neutral', reviewing: 'warning', committing: 'neutral', committed: 'good' },
  ...{ undone: 'neutral', discarded: 'neutral', failed: 'bad' },
};

/** Whether it goes on by itself. */
export function isBusy({ state }: Pick<MemoryImport, 'state'>): boolean {
  return state === 'staging' || state === 'committing';
}

/** The state of an import in a word. */
export function ImportStateBadge({ state }: { readonly state: MemoryImport['state'] }) {
  return (
    <Badge tone={tones[state]} busy={isBusy({ state })}>
      {useSay(memoryMessages)[state]}
    </Badge>
  );
}
