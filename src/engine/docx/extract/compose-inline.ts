import {
  describeFormat,
  type Format,
  type ObjectToken,
  type TextToken,
  type Wrapper,
} from '#engine/docx/story';
import type { InlineCode, InlineItem, InlineText } from '#engine/inline';
import type { Arranged } from './arrange-tokens.ts';
import type { CodeSource } from './block.ts';
import { prevailing } from './settle-looks.ts';

/** The inline text of a paragraph with the way to write each of its codes. */
export interface Composition {
  readonly text: InlineText;
  readonly sources: ReadonlyMap<number, CodeSource>;
  /** Raw run properties of text outside all codes. */
  readonly rPr: string;
}

interface Container {
  readonly texts: TextToken[];
  readonly parent: Container | undefined;
  readonly inner: Container[];
  base: { format: Format; rPr: string } | undefined;
}

/**
 * Turns a paragraph's tokens into text with codes. In every container (the paragraph, a hyperlink …) the look most of
 * its text has goes without a code; other looks become pairs, objects standalone codes, neighbours one code.
 */
export function composeInline(tokens: readonly Arranged[]): Composition {
  const containers = readContainers(tokens);
  return new Composer(containers).compose(tokens);
}

/** One entry per token that opens a container, and the paragraph itself under -1. */
function readContainers(tokens: readonly Arranged[]): Map<number, Container> {
  const root: Container = { texts: [], parent: undefined, inner: [], base: undefined };
  const containers = new Map([[-1, root]]);
  let current = root;
  tokens.forEach((token, i) => {
    if (token.kind === 'text') current.texts.push(token);
    else if (token.kind === 'open') {
      const inner: Container = { texts: [], parent: current, inner: [], base: undefined };
      current.inner.push(inner);
      containers.set(i, inner);
      current = inner;
    } else if (token.kind === 'close') current = current.parent ?? root;
  });
  for (const container of [...containers.values()].reverse()) {
    container.base = prevailing(container.texts) ?? container.inner.find(({ base }) => base)?.base;
  }
  // A translator may put text where there was none: it takes on a look of the paragraph rather than none at all.
  for (const container of containers.values()) container.base ??= container.parent?.base;
  return containers;
}

class Composer {
  private readonly containers: ReadonlyMap<number, Container>;
  private readonly items: InlineItem[] = [];
  private readonly codes = new Map<number, InlineCode>();
  private readonly sources = new Map<number, CodeSource>();
  private readonly openPairs: number[] = [];
  private next = 1;
  private format: { id: number; format: Format } | undefined;
  private objects: ObjectToken[] = [];

  constructor(containers: ReadonlyMap<number, Container>) {
    this.containers = containers;
  }

  compose(tokens: readonly Arranged[]): Composition {
    const root = this.containers.get(-1)!;
    let container = root;
    tokens.forEach((token, i) => {
      if (token.kind === 'object') {
        this.objects.push(token);
      } else if (token.kind === 'text') {
        this.text(token, container);
      } else if (token.kind === 'open') {
        this.endFormat();
        container = this.containers.get(i)!;
        this.openWrapper(token.wrapper, container);
      } else {
        this.endFormat();
        container = container.parent ?? root;
        this.items.push({ kind: 'close', id: this.openPairs.pop()! });
      }
    });
    this.endFormat();
    return {
      text: { items: this.items.slice(), codes: this.codes },
      sources: this.sources,
      rPr: root.base?.rPr ?? '',
    };
  }

  private text(token: TextToken, container: Container): void {
    const base = container.base!;
    const wanted = token.format === base.format ? undefined : token.format;
    if (this.format?.format !== wanted) this.endFormat();
    this.flushObjects();
    if (wanted && !this.format) {
      const id = this.add({
        paired: true,
        type: 'format',
        hint: describeFormat(wanted, base.format),
        equivalent: '',
        deletable: true,
        movable: true,
      });
      this.sources.set(id, { kind: 'format', rPr: token.rPr });
      this.items.push({ kind: 'open', id });
      this.format = { id, format: wanted };
    }
    const last = this.items.at(-1);
    if (last?.kind === 'text')
      this.items[this.items.length - 1] = { kind: 'text', text: last.text + token.text };
    else this.items.push({ kind: 'text', text: token.text });
  }

  /** Objects that wait go outside a format pair that ends, inside one that goes on. */
  private endFormat(): void {
    if (this.format) this.items.push({ kind: 'close', id: this.format.id });
    this.format = undefined;
    this.flushObjects();
  }

  private openWrapper(wrapper: Wrapper, inner: Container): void {
    const id = this.add({
      paired: true,
      type: wrapper.type,
      hint: wrapper.hint,
      equivalent: '',
      deletable: false,
      movable: true,
    });
    this.sources.set(id, {
      kind: 'wrapper',
      open: wrapper.open,
      close: wrapper.close,
      rPr: inner.base?.rPr ?? '',
    });
    this.items.push({ kind: 'open', id });
    this.openPairs.push(id);
  }

  /** Writes the objects that wait as one code: a translator moves neighbours together. */
  private flushObjects(): void {
    const [first] = this.objects;
    if (!first) return;
    const { objects } = this;
    this.objects = [];
    const hints = [...new Set(objects.map((object) => object.hint))];
    const id = this.add({
      paired: false,
      type: first.type,
      hint: hints.slice(0, 3).join(', '),
      equivalent: objects.map((object) => object.equivalent).join(''),
      deletable: objects.every((object) => object.deletable),
      movable: objects.every((object) => object.movable),
    });
    this.sources.set(id, { kind: 'object', pieces: objects.flatMap((object) => object.pieces) });
    this.items.push({ kind: 'standalone', id });
  }

  private add(code: Omit<InlineCode, 'id'>): number {
    const id = this.next++;
    this.codes.set(id, { id, ...code });
    return id;
  }
}
