import { type AnswerItem, isItemOf, itemsIn } from './answer-item.ts';
import { closingBrace } from './closing-brace.ts';
import { repairItem } from './repair-item.ts';
import { stripThoughts } from './strip-thoughts.ts';

/** What could be read of an answer. */
export interface FoundItems {
  readonly items: readonly AnswerItem[];
  /** Ids of items that begin in the answer and cannot be read. */
  readonly broken: readonly string[];
  /** Whether the answer ends before its end. */
  readonly isCut: boolean;
}

/**
 * Reads the items of an answer: as JSON where it is JSON, otherwise item by item, so that fences, prose, trailing
 * commas, unescaped quotes and a missing end cost no more than the items they spoil. Never throws. An item that was
 * cut off is never completed.
 */
export function findItems(answer: string): FoundItems {
  const whole = parse(unquoted(answer));
  if (whole !== undefined) return { items: itemsIn(whole), broken: [], isCut: false };
  const text = stripThoughts(answer);
  const first = text.search(/[{[]/);
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const value = first === -1 ? undefined : parse(text.slice(first, last + 1));
  if (value !== undefined) return { items: itemsIn(value), broken: [], isCut: false };
  return readOneByOne(text);
}

/** Where an item begins. In a valid string the quotes of such text have a backslash before them. */
const beginning = /\{\s*"id"\s*:|"(\d{1,9})"\s*:\s*\{/g;

function readOneByOne(text: string): FoundItems {
  const items: AnswerItem[] = [];
  const broken: string[] = [];
  const starts = [...text.matchAll(beginning)];
  for (const [index, start] of starts.entries()) {
    const key = start[1];
    const from = text.indexOf('{', start.index);
    const stretch = text.slice(from, starts[index + 1]?.index);
    const item = readItem(stretch);
    if (!item) broken.push(key ?? idOf(stretch));
    else items.push(...(key !== undefined && isItemOf(item) ? [{ ...item, id: key }] : itemsIn(item)));
  }
  return {
    items,
    broken: broken.filter((id) => id !== ''),
    isCut: starts.length > 0 && !/[\]}]\s*(?:```\s*)?$/.test(text),
  };
}

function readItem(stretch: string): unknown {
  const end = closingBrace(stretch);
  if (end === -1) return repairItem(stretch);
  const item = stretch.slice(0, end + 1);
  return parse(item) ?? repairItem(item) ?? repairItem(stretch);
}

function idOf(stretch: string): string {
  return /"id"\s*:\s*"?([^",}\s]{1,40})["\s,}]/.exec(stretch)?.[1] ?? '';
}

/** An answer that was made a JSON string once more. */
function unquoted(answer: string): string {
  if (!/^\s*"/.test(answer)) return answer;
  try {
    return String(JSON.parse(answer));
  } catch {
    return answer;
  }
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
