import type { ComponentChildren } from 'preact';
import type { CodeType, InlineCode, InlineItem } from '#engine/inline';
import { lookOf } from './looks.ts';

/** What stands for codes that show something which is not text. */
const signs: Readonly<Partial<Record<CodeType, string>>> = {
  image: '▧',
  object: '▧',
  math: '∑',
  'note-reference': '*',
};

export interface FlowingItemsProps {
  readonly items: readonly InlineItem[];
  readonly codes: readonly InlineCode[];
  /** Most UTF-16 units that are shown. */
  readonly longest: number;
  /** What a code shows, by its id, where that is more than a sign for it. */
  show?(id: number): ComponentChildren;
}

/** A text as a reader of the document has it: formatted, codes as what they show, those that show nothing left out. */
export function FlowingItems({ items, codes, longest, show }: FlowingItemsProps) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const active = new Map<number, readonly string[]>();
  const shown: ComponentChildren[] = [];
  let left = longest;
  for (const [index, item] of items.entries()) {
    if (left <= 0) break;
    if (item.kind === 'text') {
      const classes = [...new Set([...active.values()].flat())].join(' ');
      const text = item.text.length > left ? `${item.text.slice(0, left)}…` : item.text;
      left -= item.text.length;
      shown.push(
        classes === '' ? (
          text
        ) : (
          <span key={index} class={classes}>
            {text}
          </span>
        ),
      );
      continue;
    }
    const code = byId.get(item.id);
    if (item.kind === 'open') active.set(item.id, lookOf(code));
    else if (item.kind === 'close') active.delete(item.id);
    else if (code) shown.push(show?.(item.id) ?? <ShownCode key={index} code={code} />);
  }
  return <>{shown}</>;
}

function ShownCode({ code: { type, equivalent, hint } }: { readonly code: InlineCode }) {
  const sign = signs[type];
  if (type === 'line-break') return <br />;
  if (type === 'tab') return <span class="doc-tab"> </span>;
  if (sign === undefined) return <>{equivalent}</>;
  if (type === 'note-reference')
    return (
      <sup>
        {sign}
        <span class="visually-hidden">{hint}</span>
      </sup>
    );
  return (
    <span class="doc-object" role="img" aria-label={hint || type}>
      {sign}
    </span>
  );
}
