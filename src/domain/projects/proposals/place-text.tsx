import { Text, useSay } from '#platform/web/components';
import { proposalMessages } from './messages.ts';
import type { RulePlaces } from './proposal.ts';

interface PlaceProps {
  readonly kind: 'split' | 'join';
  readonly before: string;
  readonly after: string;
  readonly lang: string;
}

/** A place in a text, with a stroke where a segment is to end, or a bow where none is. */
export function PlaceText({ kind, before, after, lang }: PlaceProps) {
  const say = useSay(proposalMessages);
  return (
    <span class="place-text">
      <Text lang={lang}>
        {before}
        <span class="place-mark" role="img" aria-label={kind === 'split' ? say.split : say.join}>
          {kind === 'split' ? ' ┃ ' : ' ⁀ '}
        </span>
        {after}
      </Text>
    </span>
  );
}

/** How many places a rule changes. */
export function PlaceCounts({ places }: { readonly places: RulePlaces }) {
  const say = useSay(proposalMessages);
  return (
    <span>
      {places.isPartial && `${say.atLeast} `}
      {say.inRun(places.run)}, {say.inOthers(places)}
    </span>
  );
}
