const tokenBefore = /([\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}])(\s*)$/u;
const tokenAfter = /^(\s*)([\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}])/u;
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
/** How far an offset may be moved to reach the edge of a word, UTF-16 units. */
const reach = 15;
/** How far from the expected place the same word is looked for; keeps the cost of very long segments bounded. */
const window = 400;

/**
 * The offset in `target` that best corresponds to `offset` in `source` (UTF-16 units), without knowing the languages:
 * next to the same word, number or punctuation mark where both texts have it, else at the same proportion of the
 * length, moved to the edge of a word.
 */
export function alignOffset(source: string, target: string, offset: number): number {
  if (offset <= 0 || target === '') return 0;
  if (offset >= source.length) return target.length;
  const expected = (offset / source.length) * target.length;
  const before = tokenBefore.exec(source.slice(Math.max(0, offset - 60), offset));
  const after = tokenAfter.exec(source.slice(offset, offset + 60));
  const candidates: Candidate[] = [];
  if (before) {
    const [, token, gap] = before;
    for (const at of occurrences(target, token!, expected)) {
      const end = at + token!.length;
      candidates.push({
        offset: gap ? end + spacesBehind(target, end) : end,
        isWord: wordCharacter.test(token!),
      });
    }
  }
  if (after) {
    const [, gap, token] = after;
    for (const at of occurrences(target, token!, expected)) {
      candidates.push({
        offset: gap ? at - spacesBefore(target, at) : at,
        isWord: wordCharacter.test(token!),
      });
    }
  }
  const rank = (a: Candidate) => (a.isWord ? 0 : target.length) + Math.abs(a.offset - expected);
  const best = candidates.reduce<Candidate | undefined>(
    (a, b) => (a && rank(a) <= rank(b) ? a : b),
    undefined,
  );
  return best?.offset ?? edgeOfWord(target, Math.round(expected), before?.[2] === '' ? 'end' : 'start');
}

interface Candidate {
  readonly offset: number;
  readonly isWord: boolean;
}

function occurrences(text: string, token: string, near: number): number[] {
  const found: number[] = [];
  const isWord = wordCharacter.test(token);
  const last = near + window;
  const first = Math.max(0, Math.floor(near) - window);
  for (
    let at = text.indexOf(token, first);
    at !== -1 && at <= last;
    at = text.indexOf(token, at + token.length)
  ) {
    const whole =
      !wordCharacter.test(text[at - 1] ?? ' ') && !wordCharacter.test(text[at + token.length] ?? ' ');
    if (!isWord || whole) found.push(at);
  }
  return found;
}

function edgeOfWord(text: string, near: number, edge: 'start' | 'end'): number {
  for (let distance = 0; distance <= reach; distance++) {
    for (const at of [near - distance, near + distance]) {
      if (at < 0 || at > text.length) continue;
      const outside = edge === 'start' ? text[at - 1] : text[at];
      const inside = edge === 'start' ? text[at] : text[at - 1];
      if ((outside === undefined || outside.trim() === '') && inside?.trim() !== '') return at;
    }
  }
  const low = text.charCodeAt(near);
  return low >= 0xdc00 && low <= 0xdfff ? near - 1 : near;
}

function spacesBehind(text: string, at: number): number {
  return text.length - at - text.slice(at).trimStart().length;
}

function spacesBefore(text: string, at: number): number {
  return at - text.slice(0, at).trimEnd().length;
}
