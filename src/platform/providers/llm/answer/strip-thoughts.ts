const opening = /^\s*<(think|thinking|reasoning)>/i;
const closing = /<\/(?:think|thinking|reasoning)>/i;

/**
 * An answer without the thoughts that some models put before it: `<think>…</think>`, also where the first tag is
 * missing, as some chat templates swallow it. Thoughts that never end leave nothing.
 */
export function stripThoughts(text: string): string {
  const close = closing.exec(text);
  const rest = close ? text.slice(close.index + close[0].length) : '';
  if (opening.test(text)) return rest;
  return close && /^\s*(?:```\w*\s*)?[{[]/.test(rest) ? rest : text;
}
