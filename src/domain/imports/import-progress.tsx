import type { ComponentChildren } from 'preact';
import { ActionButton, LinkButton, Live, Notice, useSay, useView } from '#platform/web/components';
import { pathTo, type Trouble } from '#platform/web/pages';
import type { FollowedState } from './follow-import.ts';
import { ImportStateBadge, isBusy, stateMessages } from './import-state.tsx';
import { importWords } from './messages.ts';

interface ProgressProps {
  readonly found: {
    readonly id: string;
    readonly state: FollowedState;
    /** Why it did not go on. */
    readonly failure: Trouble | null;
  };
  /** Of the page of imports, with `:importId`; what is done to one lies below. */
  readonly path: `${string}/:importId`;
  /** How much of the file is read, in words. */
  readonly read: string;
  /** Words of the button that takes a failed one up again; undefined where the reader may not. */
  readonly retry: string | undefined;
  /** Whether it is the part that keeps up with the import. */
  readonly isLive?: boolean;
  readonly children?: ComponentChildren;
}

/** Where an import is and, where it did not go on, why, with the buttons that mend it. */
export function ImportProgress(props: ProgressProps) {
  const { found, path, read, retry, isLive = false, children } = props;
  const say = useSay(importWords);
  const states = useSay(stateMessages);
  const { sayTrouble } = useView();
  const { state, failure, id: importId } = found;
  const told = failure && sayTrouble(failure);
  const at = (what: '' | '/retries' | '/cancellation') => pathTo(`${path}${what}`, { importId });
  return (
    <div class="stack" data-announce={states[state]}>
      <p>
        <ImportStateBadge state={state} /> <span class="soft">{read}</span>
      </p>
      {children}
      {told && (
        <Notice tone="bad" title={told.when}>
          <p>{told.action}</p>
        </Notice>
      )}
      {!isLive && state === 'failed' && retry !== undefined && (
        <div class="actions">
          <ActionButton action={at('/retries')}>{retry}</ActionButton>
          <ActionButton action={at('/cancellation')} kind="quiet">
            {say.discard}
          </ActionButton>
        </div>
      )}
      {isLive && !isBusy(found) && (
        <LinkButton href={at('')} kind="primary">
          {say.showResult}
        </LinkButton>
      )}
    </div>
  );
}

interface FollowedProps {
  readonly found: { readonly id: string; readonly state: FollowedState };
  readonly path: `${string}/:importId`;
  readonly children: ComponentChildren;
}

/** Keeps what shows an import up to date as long as it goes on by itself. */
export function WhileBusy({ found, path, children }: FollowedProps) {
  if (!isBusy(found)) return <>{children}</>;
  return <Live src={pathTo(`${path}/progress`, { importId: found.id })}>{children}</Live>;
}
