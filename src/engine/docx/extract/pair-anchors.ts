import type { ObjectToken, Piece, Wrapper } from '#engine/docx/story';
import { type Arranged, containersOf, hasWords } from './arrange-tokens.ts';

/** A paragraph's tokens with its range marks settled, and the marks that went to its edges. */
export interface Paired {
  readonly tokens: Arranged[];
  readonly leading: readonly Piece[];
  readonly trailing: readonly Piece[];
}

/** Above this many range marks in one paragraph all of them stay single marks, which keeps the work linear. */
const mostPairs = 2_000;

/**
 * Settles bookmarks, comment ranges and permissions. A bookmark that nothing in the document refers to goes to the
 * paragraph's edge; a range that starts and ends around text among the same siblings becomes a pair; any other mark
 * stays an object of its own.
 */
export function pairAnchors(
  tokens: readonly Arranged[],
  isReferenced: (bookmark: string) => boolean,
): Paired {
  const leading: Piece[] = [];
  const trailing: Piece[] = [];
  if (!tokens.some(isAnchor)) return { tokens: tokens as Arranged[], leading, trailing };
  const unreferenced = new Set<string>();
  for (const token of tokens) {
    if (!isAnchor(token) || token.type !== 'bookmark' || token.anchor.end !== 'start') continue;
    if (!isReferenced(token.anchor.name)) unreferenced.add(token.anchor.key);
  }
  const ended = new Set(
    tokens
      .filter(isAnchor)
      .filter((t) => t.anchor.end === 'end')
      .map((t) => t.anchor.key),
  );
  const kept = tokens.filter((token) => {
    if (!isAnchor(token) || !unreferenced.has(token.anchor.key)) return true;
    const toFront = token.anchor.end === 'start' && ended.has(token.anchor.key);
    (toFront ? leading : trailing).push(...token.pieces);
    return false;
  });
  return { tokens: joinPairs(kept), leading, trailing };
}

type Anchor = ObjectToken & { readonly anchor: NonNullable<ObjectToken['anchor']> };

function isAnchor(token: Arranged): token is Anchor {
  return token.kind === 'object' && token.anchor !== undefined;
}

function joinPairs(tokens: Arranged[]): Arranged[] {
  const partners = findPartners(tokens);
  if (partners.size === 0) return tokens;
  const wrappers = new Map<number, Wrapper>();
  return tokens.map((token, i) => {
    const partner = partners.get(i);
    if (partner === undefined || !isAnchor(token)) return token;
    if (token.anchor.end === 'end') return { kind: 'close', wrapper: wrappers.get(partner)! };
    const close = (tokens[partner] as Anchor).pieces;
    const hint = token.hint.replace(/ start$/, '');
    const wrapper: Wrapper = { type: token.type, hint, open: token.pieces, close };
    wrappers.set(i, wrapper);
    return { kind: 'open', wrapper };
  });
}

/** Start and end positions that pair up: same container, text between, and nested in every other pair. */
function findPartners(tokens: readonly Arranged[]): Map<number, number> {
  const partners = new Map<number, number>();
  if (tokens.filter(isAnchor).length > mostPairs) return partners;
  const containers = containersOf(tokens);
  const ends = new Map<string, number>();
  tokens.forEach((token, i) => {
    if (isAnchor(token) && token.anchor.end === 'end') ends.set(token.anchor.key, i);
  });
  const open: { key: string; at: number; textsBefore: number }[] = [];
  let texts = 0;
  tokens.forEach((token, i) => {
    if (token.kind === 'text' && hasWords(token.text)) texts++;
    if (!isAnchor(token)) return;
    const { end, key } = token.anchor;
    if (end === 'start') {
      const at = ends.get(key);
      if (at !== undefined && at > i && containers[at] === containers[i])
        open.push({ key, at: i, textsBefore: texts });
      return;
    }
    const index = open.findIndex((entry) => entry.key === key);
    if (index === -1) return;
    const [entry] = open.splice(index, 1);
    const isInnermost = index === open.length;
    if (!isInnermost || entry!.textsBefore === texts) return;
    partners.set(entry!.at, i);
    partners.set(i, entry!.at);
  });
  return partners;
}
