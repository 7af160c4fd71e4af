/** Offset of the brace that closes the one the text begins with, strings left out; −1 where there is none. */
export function closingBrace(text: string): number {
  let depth = 0;
  let isString = false;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '\\') offset++;
    else if (character === '"') isString = !isString;
    else if (isString) continue;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return offset;
  }
  return -1;
}
