import type { ComponentChildren } from 'preact';

export interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

/** More for whoever wants it. */
export function Disclosure({ summary, isOpen, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={isOpen}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}
