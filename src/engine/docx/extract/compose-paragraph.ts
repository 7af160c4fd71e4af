import type { Piece, TextToken, Token } from '#engine/docx/story';
import type { InlineCode, InlineText } from '#engine/inline';
import {
  type Arranged,
  type Arrangement,
  arrangeTokens,
  hasWords,
  plainParagraph,
} from './arrange-tokens.ts';
import type { CodeSource } from './block.ts';
import { composeInline } from './compose-inline.ts';
import type { Disposition } from './coverage.ts';
import { pairAnchors } from './pair-anchors.ts';
import { commonest, settleLooks } from './settle-looks.ts';

export interface ParagraphComposition {
  readonly text: InlineText;
  readonly codes: ReadonlyMap<number, CodeSource>;
  /** Raw run properties of text outside all codes. */
  readonly rPr: string;
  /** Marks that went to the paragraph's edges. */
  readonly leading: readonly Piece[];
  readonly trailing: readonly Piece[];
}

export interface CompositionRequest extends Arrangement {
  readonly snapFormatsToWords: boolean;
  /** Whether anything in the document refers to a bookmark of that name. */
  isReferenced(bookmark: string): boolean;
}

const noCodes: ReadonlyMap<number, InlineCode> = new Map();
const noSources: ReadonlyMap<number, CodeSource> = new Map();
const noPieces: readonly Piece[] = [];

/**
 * Makes the inline text of a paragraph from its tokens and reports what becomes of each of their texts. Undefined
 * where nothing is left that a translation goes to.
 */
export function composeParagraph(
  tokens: readonly Token[],
  request: CompositionRequest,
): ParagraphComposition | undefined {
  const plain = plainParagraph(tokens, request);
  if (plain !== undefined) return composePlain(tokens as readonly TextToken[], plain, request);
  const reported = new Set<number>();
  const report = (node: number, disposition: Disposition, rule: string): void => {
    reported.add(node);
    request.report(node, disposition, rule);
  };
  const arranged = arrangeTokens(tokens, { ...request, report });
  if (!reportTexts(tokens, arranged, reported, request)) return undefined;
  const paired = pairAnchors(arranged, request.isReferenced);
  const { text, sources, rPr } = composeInline(settleLooks(paired.tokens, request.snapFormatsToWords));
  return { text, codes: sources, rPr, leading: paired.leading, trailing: paired.trailing };
}

/** Most paragraphs: nothing but text, all of one look. */
function composePlain(
  tokens: readonly TextToken[],
  text: string,
  { excludes, report }: CompositionRequest,
): ParagraphComposition | undefined {
  const rule = excludes(tokens[0]!);
  const isTranslated = rule === undefined && hasWords(text);
  for (const { node } of tokens) {
    report(node, isTranslated ? 'translated' : 'skipped', isTranslated ? 'text' : (rule ?? 'no-words'));
  }
  if (!isTranslated) return undefined;
  const items = [{ kind: 'text', text }] as const;
  return {
    text: { items, codes: noCodes },
    codes: noSources,
    rPr: commonest(tokens),
    leading: noPieces,
    trailing: noPieces,
  };
}

/** Reports the texts that arranging left alone; true if a translation goes to any. */
function reportTexts(
  tokens: readonly Token[],
  arranged: readonly Arranged[],
  reported: Set<number>,
  { report }: CompositionRequest,
): boolean {
  const surviving = new Set<number>();
  let words = false;
  for (const token of arranged) {
    if (token.kind !== 'text') continue;
    surviving.add(token.node);
    words ||= hasWords(token.text);
  }
  for (const token of tokens) {
    if (token.kind !== 'text' || reported.has(token.node)) continue;
    reported.add(token.node);
    if (!surviving.has(token.node)) report(token.node, 'protected', 'pattern');
    else report(token.node, words ? 'translated' : 'skipped', words ? 'text' : 'no-words');
  }
  return words;
}
