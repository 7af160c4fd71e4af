import { type InlineCode, type InlineItem, type InlineText, makeInlineText, plainText } from '#engine/inline';
import type { Finder } from './find-personal-data.ts';

/** What stands for personal data where it need not come back. */
export function wordFor(kind: string): string {
  return `‹${kind}›`;
}

export function maskPlain(text: string, find: Finder): string {
  let masked = '';
  let at = 0;
  for (const { start, end, kind } of find(text)) {
    masked += text.slice(at, start) + wordFor(kind);
    at = end;
  }
  return masked + text.slice(at);
}

/** A text as it is sent, and what to put back. */
export interface MaskedText {
  readonly text: InlineText;
  /** By id of the code that stands for it; pieces of one match, cut by codes of the text, share a `match`. */
  readonly pieces: ReadonlyMap<
    number,
    { readonly text: string; readonly match: number; readonly kind: string }
  >;
}

/** Each piece of text of a match becomes a code of its own, so that codes that reach into a match stay as they are. */
export function maskInline(source: InlineText, find: Finder): MaskedText {
  const found = find(plainText(source));
  const codes = new Map([...source.codes].map(([id, code]) => [id, maskCode(code, find)]));
  const pieces = new Map<number, { text: string; match: number; kind: string }>();
  const items: InlineItem[] = [];
  const opened = new Set<number>();
  let nextId = Math.max(0, ...source.codes.keys()) + 1;
  let offset = 0;
  for (const item of source.items) {
    if (item.kind !== 'text') {
      const length = source.codes.get(item.id)!.equivalent.length;
      const isRead = item.kind === 'standalone' || (item.kind === 'open' && !opened.has(item.id));
      if (isRead) {
        opened.add(item.id);
        const match = found.find(({ start, end }) => start < offset + length && end > offset);
        const code = codes.get(item.id)!;
        if (match) codes.set(item.id, { ...code, equivalent: wordFor(match.kind) });
        offset += length;
      }
      items.push(item);
      continue;
    }
    let at = 0;
    for (const [match, { start, end, kind }] of found.entries()) {
      const from = Math.max(0, start - offset);
      const to = Math.min(item.text.length, end - offset);
      if (from >= to) continue;
      items.push({ kind: 'text', text: item.text.slice(at, from) }, { kind: 'standalone', id: nextId });
      pieces.set(nextId, { text: item.text.slice(from, to), match, kind });
      codes.set(nextId, maskingCode(nextId, kind));
      nextId++;
      at = to;
    }
    items.push({ kind: 'text', text: item.text.slice(at) });
    offset += item.text.length;
  }
  return { text: makeInlineText(items, codes), pieces };
}

function maskCode(code: InlineCode, find: Finder): InlineCode {
  return { ...code, hint: maskPlain(code.hint, find), equivalent: maskPlain(code.equivalent, find) };
}

function maskingCode(id: number, kind: string): InlineCode {
  return {
    id,
    paired: false,
    type: 'pattern',
    hint: kind,
    equivalent: wordFor(kind),
    deletable: false,
    movable: true,
  };
}

/** The answer with what was masked put back; undefined where any of it is lost, doubled or torn apart. */
export function unmask(
  source: InlineText,
  { pieces, text: sent }: MaskedText,
  answer: InlineText,
): InlineText | undefined {
  const codes = new Map([...answer.codes, ...source.codes]);
  const items: InlineItem[] = [];
  const order = [...pieces.keys()];
  const came: number[] = [];
  const textBefore: number[] = [];
  let length = 0;
  for (const item of answer.items) {
    const piece = item.kind === 'text' ? undefined : pieces.get(item.id);
    if (item.kind === 'text') length += item.text.length;
    if (!piece || item.kind === 'text') items.push(item);
    else if (item.kind !== 'standalone') return undefined;
    else {
      came.push(item.id);
      textBefore.push(length);
      items.push({ kind: 'text', text: piece.text });
    }
  }
  if (came.length !== order.length || new Set(came).size !== came.length) return undefined;
  for (const [index, id] of came.entries()) {
    const { match } = pieces.get(id)!;
    if (pieces.get(id - 1)?.match !== match) continue;
    if (came[index - 1] !== id - 1 || textBefore[index - 1] !== textBefore[index]) return undefined;
  }
  return hasStrayWord(sent, pieces, answer) ? undefined : makeInlineText(items, codes);
}

/** Whether a word that stood for a code came back as text. */
function hasStrayWord(sent: InlineText, pieces: MaskedText['pieces'], answer: InlineText): boolean {
  const [before, after] = [sent, answer].map(({ items }) =>
    items.map((item) => (item.kind === 'text' ? item.text : '\n')).join(''),
  );
  return [...pieces.values()].some(
    ({ kind }) => after!.includes(wordFor(kind)) && !before!.includes(wordFor(kind)),
  );
}
