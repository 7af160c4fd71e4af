import { type CodeType, type InlineCode, type InlineText, parseMarkedText } from '#engine/inline';

/**
 * An inline text from marks, for small tables of tests: `marked('<1>bold</1> and <2/>')`. Paired codes are deletable
 * formats and standalone ones are images, unless `types` names another type for an id.
 */
export function marked(text: string, types: Readonly<Record<number, CodeType>> = {}): InlineText {
  const codes = new Map<number, InlineCode>();
  for (const [, digits, slash] of text.matchAll(/<(\d+)(\/?)>/g)) {
    const id = Number(digits);
    const type = types[id] ?? (slash ? 'image' : 'format');
    const movable = type !== 'span-start' && type !== 'span-end';
    codes.set(id, {
      id,
      paired: !slash,
      type,
      hint: '',
      equivalent: '',
      deletable: type === 'format',
      movable,
    });
  }
  return parseMarkedText(text, codes).text;
}
