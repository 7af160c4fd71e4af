import type { ComponentChildren } from 'preact';
import { kitMessages, useSay, useView } from '#platform/web/components/view';

export interface LiveProps {
  /** A page that answers with `live(…)`. */
  readonly src: string;
  /** As it is now; without script it stays so, with a link to reload. */
  readonly children: ComponentChildren;
}

/** A part of a page that keeps up with what happens. */
export function Live({ src, children }: LiveProps) {
  const say = useSay(kitMessages);
  const { path } = useView();
  return (
    <verso-live src={src}>
      <div class="live-part">{children}</div>
      <p class="live-reload">
        <a href={path}>{say.reload}</a>
      </p>
    </verso-live>
  );
}
