import type { ComponentChildren } from 'preact';
import type { Tone } from '#platform/web/pages';

/** A sign for a tone that differs by shape, for those who do not tell colours apart. */
export function ToneMark({ tone }: { readonly tone: Tone }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      {tone === 'good' && <path d="M2.5 8.5l3.5 3.5 7.5-8" class="mark-line" />}
      {tone === 'warning' && <path d="M8 1.5l7 13H1z" />}
      {tone === 'bad' && <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />}
      {tone === 'neutral' && <circle cx="8" cy="8" r="5" class="mark-ring" />}
    </svg>
  );
}

/** A state in a word. `busy` is for what goes on by itself. */
export function Badge({
  tone,
  busy,
  children,
}: {
  readonly tone: Tone;
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`badge tone-${tone}${busy ? ' busy' : ''}`}>
      <ToneMark tone={tone} />
      {children}
    </span>
  );
}
