import { type InlineItem, type InlineText, textWithoutCodes } from '#engine/inline';
import type { MarkupStart } from '#engine/interchange/markup';
import { detachText } from './detach-text.ts';
import type { FindingCollector } from './finding-collector.ts';
import { type Frame, ignored } from './frame.ts';
import { numberCodes } from './number-codes.ts';
import { pairCodes } from './pair-codes.ts';
import { readAttributes, readLanguage, readNote, readProp } from './read-attributes.ts';
import { type ReadItem, SegmentFrame } from './segment-frame.ts';
import type { TmxNote, TmxProp, TmxUnit, TmxVariant } from './tmx-unit.ts';

/** A variant whose codes have no numbers yet. */
interface ReadVariant extends Omit<TmxVariant, 'text' | 'codes'> {
  readonly items: readonly ReadItem[];
}

const noCodes: TmxVariant['codes'] = new Map();

/** Reads the inside of a `<tu>`. */
export class UnitFrame implements Frame {
  readonly tag: MarkupStart;
  private readonly findings: FindingCollector;
  private readonly done: (unit: UnitFrame) => void;
  private readonly props: TmxProp[] = [];
  private readonly notes: TmxNote[] = [];
  private readonly variants: ReadVariant[] = [];

  constructor(tag: MarkupStart, findings: FindingCollector, done: (unit: UnitFrame) => void) {
    this.tag = tag;
    this.findings = findings;
    this.done = done;
  }

  start(tag: MarkupStart, name: string): Frame {
    if (name === 'tuv') {
      return new VariantFrame(tag, this.findings, (variant) => this.variants.push(variant));
    }
    if (name === 'prop') return readProp(tag, this.props);
    if (name === 'note') return readNote(tag, this.notes);
    this.findings.report('tmx-element-unknown', tag, name);
    return ignored;
  }

  text(): void {}

  end(): void {
    this.done(this);
  }

  /** The unit, or undefined where it holds no text in any language. */
  finish(): TmxUnit | undefined {
    const { tag, props, notes, variants } = this;
    if (variants.length === 0) return undefined;
    const id = tag.attributes.get('tuid');
    return {
      ...(id !== undefined && { id: detachText(id) }),
      attributes: readAttributes(tag, 'tuid'),
      props,
      notes,
      variants: this.finishVariants(),
      line: tag.line,
      column: tag.column,
    };
  }

  private finishVariants(): TmxVariant[] {
    const { variants } = this;
    if (variants.every(({ items }) => items.every(isText))) {
      return variants.map((variant) => complete(variant, plain(variant.items), noCodes));
    }
    const segments = numberCodes(variants.map(({ items }) => pairCodes(items, this.findings)));
    return variants.map((variant, index) => {
      const { text, codes } = segments[index]!;
      return complete(variant, detached(text), codes);
    });
  }
}

function complete(
  { language, attributes, props, notes }: ReadVariant,
  text: InlineText,
  codes: TmxVariant['codes'],
): TmxVariant {
  return { language, text, codes, attributes, props, notes };
}

function isText(item: ReadItem): boolean {
  return item.kind === 'text';
}

function plain(items: readonly ReadItem[]): InlineText {
  const text = items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
  return textWithoutCodes(detachText(text));
}

function detached({ items, codes }: InlineText): InlineText {
  const detach = (item: InlineItem): InlineItem =>
    item.kind === 'text' ? { kind: 'text', text: detachText(item.text) } : item;
  return { items: items.map(detach), codes };
}

/** Reads the inside of a `<tuv>`. */
class VariantFrame implements Frame {
  private readonly tag: MarkupStart;
  private readonly findings: FindingCollector;
  private readonly done: (variant: ReadVariant) => void;
  private readonly props: TmxProp[] = [];
  private readonly notes: TmxNote[] = [];
  private items: readonly ReadItem[] | undefined;

  constructor(tag: MarkupStart, findings: FindingCollector, done: (variant: ReadVariant) => void) {
    this.tag = tag;
    this.findings = findings;
    this.done = done;
  }

  start(tag: MarkupStart, name: string): Frame {
    if (name === 'seg') return this.segment(tag);
    if (name === 'prop') return readProp(tag, this.props);
    if (name === 'note') return readNote(tag, this.notes);
    this.findings.report('tmx-element-unknown', tag, name);
    return ignored;
  }

  text(): void {}

  end(): void {
    const { tag, props, notes, items } = this;
    const language = readLanguage(tag);
    if (language === '') this.findings.report('tmx-variant-without-language', tag);
    else if (items === undefined) this.findings.report('tmx-variant-without-segment', tag, language);
    else this.done({ language, attributes: readAttributes(tag, 'xml:lang'), props, notes, items });
  }

  private segment(tag: MarkupStart): Frame {
    if (this.items !== undefined) {
      this.findings.report('tmx-segment-repeated', tag);
      return ignored;
    }
    const items: ReadItem[] = [];
    this.items = items;
    return new SegmentFrame(this.findings, items, () => {});
  }
}
