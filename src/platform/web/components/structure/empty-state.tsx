import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly children: ComponentChildren;
  /** The button that does it. */
  readonly action?: ComponentChildren;
}

/** Where a list would be, says why there is none and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{children}</p>
      {action && <div class="actions">{action}</div>}
    </div>
  );
}
