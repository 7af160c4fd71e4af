import { type InlineCode, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import type { CodeDescription, ContentItem } from './content-item.ts';

/** How a version of XLIFF names codes. */
export interface CodeNaming {
  /** The name of a code without what tells its repetitions apart. */
  base(ref: string): string;
  /** The numbers of the codes that Verso named, by name. */
  numbers(refs: Iterable<string>): Map<string, number>;
}

/**
 * Turns what was read of a segment into inline texts. Codes that Verso named get their numbers back; foreign ones are
 * numbered behind these in order of appearance. A code is a pair when the source, or else the target, holds both
 * halves or says that it is one; a half alone is the start or end of a span.
 */
export function numberCodes(
  source: readonly ContentItem[],
  target: readonly ContentItem[] | undefined,
  naming: CodeNaming,
) {
  const numbers = numberRefs([...source, ...(target ?? [])], naming);
  const paired = new Map<string, boolean>([
    ...pairedRefs(target ?? [], naming),
    ...pairedRefs(source, naming),
  ]);
  const read = (content: readonly ContentItem[]): InlineText => {
    const codes = new Map<number, InlineCode>();
    const inline = content.map((item): InlineItem => {
      if (item.kind === 'text') return item;
      const ref = naming.base(item.ref);
      const id = numbers.get(ref)!;
      const isPair = paired.get(ref)!;
      if (!codes.has(id)) codes.set(id, describe(id, isPair, item.kind, item.code));
      return { kind: isPair && item.kind !== 'standalone' ? item.kind : 'standalone', id };
    });
    return makeInlineText(inline, codes);
  };
  return { source: read(source), target: target && read(target) };
}

function describe(
  id: number,
  paired: boolean,
  kind: ContentItem['kind'],
  description: CodeDescription,
): InlineCode {
  const { own: _, ...code } = description;
  if (paired || kind === 'standalone') return { id, paired, ...code };
  const type = kind === 'open' ? 'span-start' : 'span-end';
  return { id, paired, ...code, type };
}

/** For each code that is written in halves, or once, whether it is a pair. */
function pairedRefs(content: readonly ContentItem[], { base }: CodeNaming): Map<string, boolean> {
  const kinds = new Map<string, Set<string>>();
  const paired = new Map<string, boolean>();
  for (const item of content) {
    if (item.kind === 'text') continue;
    const ref = base(item.ref);
    const seen = kinds.get(ref) ?? new Set();
    kinds.set(ref, seen.add(item.kind));
    const saysSo = item.code.own && !item.code.type.startsWith('span-') && item.kind !== 'standalone';
    paired.set(ref, saysSo || (seen.has('open') && seen.has('close')));
  }
  return paired;
}

function numberRefs(items: readonly ContentItem[], naming: CodeNaming): Map<string, number> {
  const refs = new Set(items.flatMap((item) => (item.kind === 'text' ? [] : [naming.base(item.ref)])));
  const numbers = naming.numbers(refs);
  let next = 1;
  for (const number of numbers.values()) next = Math.max(next, number + 1);
  for (const ref of refs) if (!numbers.has(ref)) numbers.set(ref, next++);
  return numbers;
}
