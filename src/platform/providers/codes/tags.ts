import { crossings, findPairs, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import type { CodeStrategy } from './code-strategy.ts';
import { escapeEntities, unescapeEntities } from './entities.ts';

/** Names of the elements: a pair, a code that stands alone, and the halves of a pair that crosses another one. */
interface TagNames {
  readonly pair: string;
  readonly alone: string;
  readonly start: string;
  readonly end: string;
}

/**
 * Elements named as in XLIFF 1.2, for services that read XML: `<g id="1">bold</g>`, `<x id="2"/>`. A code that reads
 * as text holds it (`<x id="2">Figure 3</x>`), so that the sentence is whole to the service; what stands there in the
 * answer is not taken. Services should be told to leave `x` untranslated.
 */
export const xmlTags: CodeStrategy = tagStrategy({ pair: 'g', alone: 'x', start: 'bx', end: 'ex' }, true);

/** The same, with codes that hold no text, for answers in which such text got loose. */
export const bareXmlTags: CodeStrategy = tagStrategy(
  { pair: 'g', alone: 'x', start: 'bx', end: 'ex' },
  false,
);

/** Elements that every reader of HTML knows to stand inside a sentence. */
export const htmlTags: CodeStrategy = tagStrategy({ pair: 'span', alone: 'b', start: 'i', end: 'em' }, true);

/** The same, with codes that hold no text. */
export const bareHtmlTags: CodeStrategy = tagStrategy(
  { pair: 'span', alone: 'b', start: 'i', end: 'em' },
  false,
);

function tagStrategy(names: TagNames, holdsText: boolean): CodeStrategy {
  return {
    encode: (source) => encodeTags(source, names, holdsText),
    decode: (answer, source) => new TagReader(source, names, holdsText).read(answer),
  };
}

function encodeTags({ items, codes }: InlineText, names: TagNames, holdsText: boolean): string {
  const crossing = new Set(crossings(findPairs(items)).flat());
  let encoded = '';
  for (const item of items) {
    if (item.kind === 'text') encoded += escapeEntities(item.text);
    else if (item.kind === 'standalone') {
      const equivalent = holdsText ? escapeEntities(codes.get(item.id)!.equivalent) : '';
      encoded += `<${names.alone} id="${item.id}">${equivalent}</${names.alone}>`;
    } else if (crossing.has(item.id)) {
      const half = item.kind === 'open' ? names.start : names.end;
      encoded += `<${half} id="${item.id}"></${half}>`;
    } else encoded += item.kind === 'open' ? `<${names.pair} id="${item.id}">` : `</${names.pair}>`;
  }
  return encoded;
}

/** A tag as services write it back: other quotes, spaces, capitals, `<x/>` for `<x></x>`. Lengths are bounded. */
const tagPattern = /<\s{0,9}(\/?)\s{0,9}([A-Za-z]{1,4})(\s[^<>]{0,200})?>/g;
const idPattern = /(?:^|\s)id\s{0,9}=\s{0,9}["'“”„«]?\s{0,9}(\d{1,9})/i;

class TagReader {
  private readonly source: InlineText;
  private readonly names: TagNames;
  private readonly holdsText: boolean;
  private readonly items: InlineItem[] = [];
  /** Elements that are open, innermost last; those of unknown codes without an id. */
  private readonly open: { readonly name: string; readonly id: number | undefined }[] = [];

  constructor(source: InlineText, names: TagNames, holdsText: boolean) {
    this.source = source;
    this.names = names;
    this.holdsText = holdsText;
  }

  /** Undefined where the text that a lost code read as may stand in the answer as words. */
  read(answer: string): InlineText | undefined {
    let position = 0;
    for (const match of answer.matchAll(tagPattern)) {
      const isTag = Object.values(this.names).includes(match[2]!.toLowerCase());
      if (!isTag) continue;
      this.takeText(answer.slice(position, match.index));
      position = match.index + match[0].length;
      this.takeTag(match[2]!.toLowerCase(), match[1] === '/', match[3] ?? '');
    }
    this.takeText(answer.slice(position));
    const found = new Set(this.items.flatMap((item) => (item.kind === 'text' ? [] : [item.id])));
    for (const { id, paired, equivalent } of this.source.codes.values()) {
      if (this.holdsText && !paired && equivalent.trim() !== '' && !found.has(id)) return undefined;
    }
    return makeInlineText(this.items, this.source.codes);
  }

  private takeText(text: string): void {
    const standsForCode = this.open.some(({ name, id }) => name !== this.names.pair && id !== undefined);
    if (!standsForCode && text !== '') this.items.push({ kind: 'text', text: unescapeEntities(text) });
  }

  private takeTag(name: string, isEnd: boolean, attributes: string): void {
    if (isEnd) return this.close(name);
    const id = Number(idPattern.exec(attributes)?.[1] ?? Number.NaN);
    const code = this.source.codes.get(id);
    const fits = code !== undefined && code.paired === (name !== this.names.alone);
    if (fits) this.items.push({ kind: this.kindOf(name), id });
    const isEmpty = attributes.trimEnd().endsWith('/');
    if (!isEmpty) this.open.push({ name, id: fits ? id : undefined });
    else if (fits && name === this.names.pair) this.items.push({ kind: 'close', id });
  }

  /** Ends the innermost element of that name; an end without a start is nothing. */
  private close(name: string): void {
    const at = this.open.findLastIndex((element) => element.name === name);
    if (at === -1) return;
    const id = this.open.splice(at, 1)[0]?.id;
    if (id !== undefined && name === this.names.pair) this.items.push({ kind: 'close', id });
  }

  private kindOf(name: string): 'open' | 'close' | 'standalone' {
    if (name === this.names.alone) return 'standalone';
    return name === this.names.end ? 'close' : 'open';
  }
}
