import type { ComponentChildren } from 'preact';

export interface CardProps {
  readonly title: string;
  /** Rank of the heading; default 2. */
  readonly level?: 2 | 3;
  readonly id?: string;
  /** Beside the heading: links and buttons for the whole card. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One subject of a page, under a heading of its own. */
export function Card({ title, level = 2, id, actions, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="card" {...(id && { id })}>
      <header class="card-head">
        <Heading>{title}</Heading>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
