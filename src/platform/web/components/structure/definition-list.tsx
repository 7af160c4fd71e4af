import type { ComponentChildren } from 'preact';

export interface Definition {
  readonly term: string;
  /** Where the term leads. */
  readonly href?: string;
  /** Left out where it is null or undefined. */
  readonly value: ComponentChildren;
}

/** Facts about one thing. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="facts">
      {items
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ term, href, value }) => (
          <div key={term}>
            <dt>{href === undefined ? term : <a href={href}>{term}</a>}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
