import { unescapeXml, type XmlTree } from '#engine/docx/xml';
import type { InlineText } from '#engine/inline';
import { hasWords } from './arrange-tokens.ts';
import type { Block, BlockContext, BlockKind, BlockSource, RunSpelling } from './block.ts';
import type { ParagraphComposition } from './compose-paragraph.ts';
import { MirrorPool } from './mirror-blocks.ts';
import type { PartAccount } from './part-account.ts';
import { composeString, stringAt } from './string-blocks.ts';
import { longestTexts } from './text-attributes.ts';

/** Where the content of a paragraph stands. */
export interface ParagraphPlace {
  readonly node: number;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
}

/** Collects the blocks of one part, and accounts for those that are strings of their own. */
export class PartBlocks {
  readonly list: Block[] = [];
  private readonly part: string;
  private readonly tree: XmlTree;
  private readonly account: PartAccount;
  private readonly patterns: RegExp | undefined;

  constructor(part: string, tree: XmlTree, account: PartAccount, patterns: RegExp | undefined) {
    this.part = part;
    this.tree = tree;
    this.account = account;
    this.patterns = patterns;
  }

  paragraph(
    place: ParagraphPlace,
    spelling: RunSpelling,
    composed: ParagraphComposition,
    context: BlockContext,
  ): void {
    const { node, ordinal, start, end } = place;
    const { text, codes, rPr, leading, trailing } = composed;
    const source: BlockSource = {
      kind: 'paragraph',
      node,
      start,
      end,
      spelling,
      rPr,
      codes,
      leading,
      trailing,
    };
    this.add('paragraph', `p${ordinal}`, `paragraph ${ordinal}`, text, source, context);
  }

  /** An attribute that is text; `off` names the rule by which it is left alone, if one does. */
  attribute(
    node: number,
    attribute: string,
    role: string,
    off: string | undefined,
    patterns = this.patterns,
  ): void {
    const { tree } = this;
    const value = tree.attributeRange(node, attribute);
    if (!value) return;
    const name = `${tree.name(node)}@${attribute}`;
    const raw = tree.text.slice(value.valueStart, value.valueEnd);
    const { text, source } = stringAt(raw, value.valueStart, value.valueEnd, true, patterns);
    const rule = off ?? (hasWords(textOutsideCodes(text)) ? undefined : 'no-words');
    this.account.text(name, rule ? 'skipped' : 'translated', rule ?? 'text', unescapeXml(raw));
    if (rule) return;
    const longest = longestTexts[name];
    const limited = longest === undefined ? source : { ...source, longest };
    this.add('attribute', `${node}@${attribute}`, `${name} ${node}`, text, limited, { role });
  }

  /** An attribute that is translated without being a text-bearing node: the address of a link. */
  address(node: number, attribute: string, role: string): void {
    const value = this.tree.attributeRange(node, attribute);
    if (!value) return;
    const raw = this.tree.text.slice(value.valueStart, value.valueEnd);
    const { text, source } = stringAt(raw, value.valueStart, value.valueEnd, true, undefined);
    this.add('attribute', `${node}@${attribute}`, `${role} ${node}`, text, source, { role });
  }

  /** A text element outside any paragraph: a property, a cached label, text directly in a fallback. */
  element(node: number, role: string): void {
    const { tree, account } = this;
    const { text, codes } = composeString(tree.textContent(node), this.patterns);
    if (!hasWords(textOutsideCodes(text))) return account.texts(node, 'skipped', 'no-words');
    account.texts(node, 'translated', 'text');
    const ranges = [{ start: tree.openEnd[node]!, end: tree.closeStart[node]! }];
    const source: BlockSource = { kind: 'string', isAttribute: false, ranges, codes };
    this.add('text', `${node}`, `${tree.name(node)} ${node}`, text, source, { role });
  }

  add(
    kind: BlockKind,
    path: string,
    place: string,
    text: InlineText,
    source: BlockSource,
    context: BlockContext,
  ): void {
    this.list.push({ id: `${this.part}#${path}`, part: this.part, place, kind, text, source, context });
  }

  /** Makes the blocks from `first` on mirrors of the `originals` that say the same. */
  mirrorFrom(first: number, originals: readonly Block[]): void {
    const pool = new MirrorPool(originals, true);
    for (let i = first; i < this.list.length; i++) this.list[i] = pool.mirror(this.list[i]!);
  }
}

function textOutsideCodes({ items }: InlineText): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}
