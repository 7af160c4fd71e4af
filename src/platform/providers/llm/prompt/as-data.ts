/** Direction overrides and isolates, line separators, invisible tags and other control characters. */
const unseen = /[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|\uDB40[\uDC00-\uDC7F]/g;
/** What servers of open models may take for the end of a message: `<|im_end|>`, `</s>`, `[INST]`. */
const templateSign = /<(?!\/?\d{1,9}\/?>)|\[(?=\/?[A-Z_]{3,20}\])/g;

/**
 * JSON that no reader takes for anything but data: besides what JSON escapes, characters that hide or reorder text
 * and the signs that begin control tokens are written as `\uXXXX`. `JSON.parse` gives the value back.
 */
export function asData(value: unknown): string {
  return JSON.stringify(value).replace(unseen, escaped).replace(templateSign, escaped);
}

function escaped(characters: string): string {
  return characters.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
