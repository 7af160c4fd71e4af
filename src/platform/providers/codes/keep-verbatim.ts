import { type InlineItem, type InlineText, makeInlineText } from '#engine/inline';

/** A stretch of what was sent that stands for a code. */
interface StandIn {
  readonly id: number;
  readonly equivalent: string;
  readonly start: number;
}

/**
 * An answer with the codes whose text came back as it was sent, in its place: a text that occurs as often in the
 * answer as in what was sent is the same at each occurrence.
 */
export function keepVerbatim(source: InlineText, answer: string): InlineText {
  const { sent, standIns } = layOut(source);
  const taken: { readonly id: number; readonly start: number; readonly end: number }[] = [];
  for (const { id, equivalent, start } of standIns) {
    const before = occurrences(sent, equivalent);
    const after = occurrences(answer, equivalent);
    const at = after[before.indexOf(start)];
    if (at === undefined || before.length !== after.length) continue;
    const end = at + equivalent.length;
    if (taken.every((other) => other.end <= at || other.start >= end)) taken.push({ id, start: at, end });
  }
  taken.sort((a, b) => a.start - b.start);
  const items: InlineItem[] = [];
  let position = 0;
  for (const { id, start, end } of taken) {
    items.push({ kind: 'text', text: answer.slice(position, start) }, { kind: 'standalone', id });
    position = end;
  }
  items.push({ kind: 'text', text: answer.slice(position) });
  return makeInlineText(items, source.codes);
}

function layOut({ items, codes }: InlineText): { sent: string; standIns: StandIn[] } {
  let sent = '';
  const standIns: StandIn[] = [];
  for (const item of items) {
    if (item.kind === 'text') sent += item.text;
    if (item.kind !== 'standalone') continue;
    const { id, equivalent } = codes.get(item.id)!;
    if (equivalent.trim() !== '') standIns.push({ id, equivalent, start: sent.length });
    sent += equivalent;
  }
  return { sent, standIns };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at);
  return found;
}
