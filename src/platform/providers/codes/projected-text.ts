import {
  type InlineCode,
  type InlineItem,
  type InlineText,
  makeInlineText,
  projectCodes,
  repairCodes,
  type TextLink,
} from '#engine/inline';
import type { CodeStrategy } from './code-strategy.ts';
import { keepVerbatim } from './keep-verbatim.ts';

/** Codes taken off and put back by alignment, for engines that know no codes. */
export interface PlainText extends CodeStrategy {
  /** `links` join stretches of what was sent with stretches of the answer, where the engine tells. */
  decode(answer: string, source: InlineText, links?: readonly TextLink[]): InlineText | undefined;
}

/**
 * Sends the text without codes; one that reads as text is sent as that text, so that the sentence is whole, and takes
 * the place of its words in the answer. Where these cannot be found for sure, `decode` gives undefined and
 * `projectedText({ equivalents: false })`, which leaves them out, is the way to ask.
 */
export function projectedText({ equivalents = true } = {}): PlainText {
  return {
    encode: (source) => textOf(equivalents ? withStandIns(source) : source),
    decode(answer, source, links) {
      if (source.codes.size === 0) return makeInlineText([{ kind: 'text', text: answer }]);
      if (!equivalents) return projectCodes(source, answer, links);
      if (links) {
        const isFound = areFound(source, links);
        return isFound ? putBack(projectCodes(withStandIns(source), answer, links), source, true) : undefined;
      }
      const kept = keepVerbatim(source, answer);
      const prepared = withStandIns(source, kept.codes);
      return putBack(repairCodes(withoutDeletable(prepared), kept).text, source, false);
    },
  };
}

/** The source with each code that reads as text as a pair around that text, except those that are in place already. */
function withStandIns(source: InlineText, inPlace: ReadonlyMap<number, unknown> = new Map()): InlineText {
  const standIns = [...source.codes.values()].filter(
    ({ id, paired, equivalent }) => !paired && equivalent !== '' && !inPlace.has(id),
  );
  if (standIns.length === 0) return source;
  const codes = new Map<number, InlineCode>(source.codes);
  for (const code of standIns) codes.set(code.id, { ...code, paired: true });
  const items = source.items.flatMap((item): InlineItem[] => {
    if (item.kind !== 'standalone' || !codes.get(item.id)!.paired) return [item];
    const text = codes.get(item.id)!.equivalent;
    return [
      { kind: 'open', id: item.id },
      { kind: 'text', text },
      { kind: 'close', id: item.id },
    ];
  });
  return makeInlineText(items, codes);
}

/** Whether the words that each code reads as have words of their own in the answer, which stand for nothing else. */
function areFound({ items, codes }: InlineText, links: readonly TextLink[]): boolean {
  let offset = 0;
  for (const item of items) {
    if (item.kind === 'text') offset += item.text.length;
    if (item.kind !== 'standalone') continue;
    const { equivalent } = codes.get(item.id)!;
    const start = offset;
    const end = start + equivalent.length;
    offset = end;
    if (!/[\p{L}\p{N}]/u.test(equivalent)) continue;
    const isWithin = ({ source }: TextLink): boolean => source[0] >= start && source[1] <= end;
    const own = links.filter(isWithin);
    const [low, high] = [Math.min(...own.map((l) => l.target[0])), Math.max(...own.map((l) => l.target[1]))];
    const isMixed = links.some((link) => !isWithin(link) && link.target[0] < high && link.target[1] > low);
    if (own.length === 0 || isMixed) return false;
  }
  return true;
}

/** The source with every code one that may not be lost: an engine that knows no codes drops none on purpose. */
function withoutDeletable({ items, codes }: InlineText): InlineText {
  return {
    items,
    codes: new Map([...codes].map(([id, code]) => [id, { ...code, deletable: false }])),
  };
}

/** The codes that were sent as text, in place of that text; undefined where other text would have to go. */
function putBack(projected: InlineText, source: InlineText, areLinksSure: boolean): InlineText | undefined {
  const items: InlineItem[] = [];
  let replaced: { readonly code: InlineCode; text: string; readonly inside: InlineItem[] } | undefined;
  for (const item of projected.items) {
    const code = item.kind === 'text' ? undefined : source.codes.get(item.id);
    if (replaced && item.kind === 'close' && item.id === replaced.code.id) {
      const kept = textToKeep(replaced.code.equivalent, replaced.text, areLinksSure);
      if (kept === undefined) return undefined;
      items.push({ kind: 'standalone', id: item.id }, { kind: 'text', text: kept }, ...replaced.inside);
      replaced = undefined;
    } else if (replaced) {
      if (item.kind === 'text') replaced.text += item.text;
      else replaced.inside.push(standsAlone(item, code!));
    } else if (item.kind === 'open' && !code!.paired) replaced = { code: code!, text: '', inside: [] };
    else items.push(item);
  }
  return makeInlineText(items, source.codes);
}

/** Codes sent as text that ended up inside another one. */
function standsAlone(item: InlineItem, code: InlineCode): InlineItem {
  if (item.kind === 'text' || item.kind === 'standalone' || code.paired) return item;
  return item.kind === 'open' ? { kind: 'standalone', id: code.id } : { kind: 'text', text: '' };
}

/** What stays of the text found where a code belongs: nothing where it is what the code reads as. */
function textToKeep(equivalent: string, found: string, areLinksSure: boolean): string | undefined {
  if (found.trim() === equivalent.trim()) return '';
  if (!/[\p{L}\p{N}]/u.test(equivalent)) return /[\p{L}\p{N}]/u.test(found) ? found : '';
  return areLinksSure && /[\p{L}\p{N}]/u.test(found) ? '' : undefined;
}

function textOf({ items }: InlineText): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}
