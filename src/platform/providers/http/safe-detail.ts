/** How much of a service's own words goes into a message. */
const longestDetail = 200;
/** So much of a text in a row is no chance. */
const revealing = 12;
/** Services put what they complain of in quotation marks. */
const quoted = /["'`“‘«]([^"'`”’»]{3,60})["'`”’»]/g;
/** Long runs without a blank and masked ones: keys, parts of keys, tokens. */
const credential = /\S*(?:\*{3,}|[A-Za-z0-9_+/=-]{24,})\S*/g;

/**
 * What a service says about a failure: shortened, without anything that looks like a key, and nothing at all where it
 * repeats a piece of what was sent.
 */
export function safeDetail(said: string, keys: readonly string[], texts: readonly string[]): string {
  let detail = said.slice(0, 2000).replace(/\s+/g, ' ').trim();
  for (const key of keys) if (key.length > 3) detail = detail.replaceAll(key, '…');
  detail = detail.replace(credential, '…');
  if (detail.length > longestDetail) detail = `${detail.slice(0, longestDetail)}…`;
  return reveals(detail.toLowerCase(), texts.join('\n').replace(/\s+/g, ' ').toLowerCase()) ? '' : detail;
}

function reveals(detail: string, sent: string): boolean {
  for (let offset = 0; offset + revealing <= detail.length; offset++) {
    if (sent.includes(detail.slice(offset, offset + revealing))) return true;
  }
  return [...detail.matchAll(quoted)].some(([, part]) => sent.includes(part!));
}
