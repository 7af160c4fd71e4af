/** NUL, and halves of pairs that UTF-16 has and UTF-8 has not, written as JSON.stringify writes them. */
const unstorable = /\\u(?:0000|d[89a-f])/;

/** JSON that PostgreSQL takes: it refuses NUL and lone surrogates in text, which become U+FFFD. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  if (!unstorable.test(json)) return json;
  return JSON.stringify(value, (_, part) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '\uFFFD') : part,
  );
}

/** Text that PostgreSQL takes: the same replacements. */
export function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}
