import { escapeAttribute } from '#engine/docx/xml';
import type { MarkupStart } from '#engine/interchange/markup';
import { ContentFrame } from './element-frame.ts';
import type { FindingCollector } from './finding-collector.ts';
import { type Frame, ignored } from './frame.ts';
import { readAttributes } from './read-attributes.ts';
import type { TmxAttributes, TmxContent } from './tmx-unit.ts';

/** An inline element as it stands in a segment. */
export interface ReadCode {
  readonly element: 'bpt' | 'ept' | 'it' | 'ph' | 'hi' | 'ut';
  readonly attributes: TmxAttributes;
  /** Pairs a `bpt` with its `ept`. */
  readonly i: string;
  /** Pairs codes of the variants of a unit; empty where the file does not. */
  readonly x: string;
  readonly line: number;
  readonly column: number;
  content: readonly TmxContent[];
  /** The tags of an element that TMX does not define, which then are its native code. */
  readonly tags?: { readonly start: string; readonly end: string; readonly empty: string };
}

/** An item of a segment before its codes have partners and numbers. */
export type ReadItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close' | 'standalone'; readonly code: ReadCode };

/** Reads the inside of a `<seg>` or of a `<hi>` in it. */
export class SegmentFrame implements Frame {
  readonly items: ReadItem[];
  private readonly findings: FindingCollector;
  private readonly done: () => void;

  constructor(findings: FindingCollector, items: ReadItem[], done: () => void) {
    this.findings = findings;
    this.items = items;
    this.done = done;
  }

  start(tag: MarkupStart, name: string): Frame {
    switch (name) {
      case 'bpt':
        return this.code(tag, name, 'open');
      case 'ept':
        return this.code(tag, name, 'close');
      case 'it':
      case 'ph':
      case 'ut':
        return this.code(tag, name, 'standalone');
      case 'hi':
        return this.highlight(tag);
      case 'sub':
        // Text inside native code, which is not there: nothing to translate in this place.
        this.findings.report('tmx-element-unknown', tag, 'sub outside a code');
        return ignored;
      default:
        this.findings.report('tmx-element-unknown', tag, name);
        return this.unknown(tag);
    }
  }

  text(text: string): void {
    this.items.push({ kind: 'text', text });
  }

  end(): void {
    this.done();
  }

  private code(tag: MarkupStart, element: ReadCode['element'], kind: 'open' | 'close' | 'standalone'): Frame {
    const code = readCode(tag, element);
    this.items.push({ kind, code });
    return new ContentFrame((content) => {
      code.content = content;
    });
  }

  private highlight(tag: MarkupStart): Frame {
    const code = readCode(tag, 'hi');
    this.items.push({ kind: 'open', code });
    return new SegmentFrame(this.findings, this.items, () => this.items.push({ kind: 'close', code }));
  }

  /** A pair, or a code that stands alone where nothing is inside. */
  private unknown(tag: MarkupStart): Frame {
    const { items } = this;
    const code: ReadCode = { ...readCode(tag, 'hi'), x: '', attributes: {}, tags: tagsOf(tag) };
    items.push({ kind: 'open', code });
    const count = items.length;
    return new SegmentFrame(this.findings, items, () => {
      if (items.length === count) items[count - 1] = { kind: 'standalone', code };
      else items.push({ kind: 'close', code });
    });
  }
}

/** The tags of an element, as text. */
function tagsOf({ name, attributes }: MarkupStart): NonNullable<ReadCode['tags']> {
  const written = [...attributes].map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('');
  return { start: `<${name}${written}>`, end: `</${name}>`, empty: `<${name}${written}/>` };
}

function readCode(tag: MarkupStart, element: ReadCode['element']): ReadCode {
  return {
    element,
    attributes: readAttributes(tag, 'i', 'x'),
    i: tag.attributes.get('i') ?? '',
    x: tag.attributes.get('x') ?? '',
    line: tag.line,
    column: tag.column,
    content: [],
  };
}
