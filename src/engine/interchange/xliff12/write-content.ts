import { escapeText, forbiddenCharacters } from '#engine/docx/xml';
import { findPairs, type InlineCode, type InlineItem, type InlineText } from '#engine/inline';
import { attributes, enclosingPairs, spellForbidden } from '#engine/interchange/xliff';
import { ctypeOf } from './code-types.ts';

/** `ctype` of an element that stands for a character XML cannot hold; its id names the character. */
export const characterType = 'x-verso-character';

const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/**
 * The content of `<source>` or `<target>`: nested pairs as `<g>`, crossing ones as `<bx>` and `<ex>`, halves whose other
 * half is in another segment as one of these, all else as `<x>` (XLIFF 1.2). Ids are the numbers of the codes.
 */
export function writeContent(text: InlineText): string {
  const pairs = findPairs(text.items);
  const whole = new Set(pairs.map(({ id }) => id));
  const enclosing = enclosingPairs(pairs);
  let characters = 0;
  let written = '';
  for (const [index, item] of text.items.entries()) {
    if (item.kind === 'text') {
      const { xml, count } = writeText(item.text, characters);
      characters += count;
      written += xml;
    } else if (!enclosing.has(index))
      written += writeLone(item, text.codes.get(item.id)!, whole.has(item.id));
    else if (item.kind === 'close') written += '</g>';
    else written += `<g${describe(text.codes.get(item.id)!, 'g')}>`;
  }
  return written;
}

function writeLone(item: InlineItem, code: InlineCode, whole: boolean): string {
  const kind =
    item.kind !== 'standalone'
      ? item.kind
      : code.type === 'span-start'
        ? 'open'
        : code.type === 'span-end'
          ? 'close'
          : 'standalone';
  const element = kind === 'open' ? 'bx' : kind === 'close' ? 'ex' : 'x';
  return `<${element}${describe(code, element, whole ? `${code.id}` : undefined)}/>`;
}

/** What XLIFF 1.2 has no attribute for goes to our own; their presence says that the file spells codes as we do. */
function describe(code: InlineCode, element: string, rid?: string): string {
  const rules = [code.deletable && 'deletable', code.movable && 'movable'].filter(Boolean).join(' ');
  return attributes({
    id: `${code.id}`,
    rid,
    ctype: element === 'ex' ? undefined : ctypeOf(code),
    clone: element === 'ex' ? undefined : 'no',
    'equiv-text': spellForbidden(code.equivalent) || undefined,
    'verso:hint': spellForbidden(code.hint) || undefined,
    'verso:type': element === 'ex' ? code.type : undefined,
    'verso:rules': rules,
  });
}

function writeText(text: string, before: number): { xml: string; count: number } {
  let xml = '';
  let count = 0;
  let position = 0;
  for (const { index, 0: character } of text.matchAll(forbidden)) {
    const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const id = `cp-${hex}-${before + ++count}`;
    xml += `${escapeText(text.slice(position, index))}<x${attributes({ id, ctype: characterType })}/>`;
    position = index + 1;
  }
  return { xml: xml + escapeText(text.slice(position)), count };
}
