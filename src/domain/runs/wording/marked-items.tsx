import type { InlineCode, InlineItem } from '#engine/inline';
import { Chip, Text } from '#platform/web/components';
import { useCodeWords } from './code-words.ts';
import { lookOf } from './looks.ts';

type Codes = readonly InlineCode[];

/** A text with its codes as chips, and with what they make of it to be seen. */
export function MarkedItems({
  items,
  codes,
  lang,
}: {
  readonly items: readonly InlineItem[];
  readonly codes: Codes;
  readonly lang: string;
}) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const inWords = useCodeWords();
  const active = new Map<number, readonly string[]>();
  return (
    <Text lang={lang}>
      {items.map((item, index) => {
        if (item.kind === 'text') {
          const classes = [...new Set([...active.values()].flat())].join(' ');
          return classes === '' ? (
            item.text
          ) : (
            <span key={index} class={classes}>
              {item.text}
            </span>
          );
        }
        const code = byId.get(item.id);
        if (item.kind === 'open') active.set(item.id, lookOf(code));
        if (item.kind === 'close') active.delete(item.id);
        const kind = item.kind === 'standalone' ? 'single' : item.kind;
        return (
          <Chip key={index} id={String(item.id)} kind={kind} {...(code && { meaning: inWords(code.hint) })} />
        );
      })}
    </Text>
  );
}
