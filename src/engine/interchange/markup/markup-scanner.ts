import type { DecodedBlock } from './decoded-block.ts';
import { markupFinding } from './findings.ts';
import type { MarkupLimits } from './limits.ts';
import { LineCounter } from './line-counter.ts';
import type { MarkupCode, MarkupEvent } from './markup-event.ts';
import { NameCache } from './name-cache.ts';
import { resolveReferences } from './resolve-references.ts';
import { scanDocumentType } from './scan-document-type.ts';
import { nameEnd, type ScannedTag, scanTag, skipSpace, unfinished } from './scan-tag.ts';
import { TagCache } from './tag-cache.ts';
import { type TextTrouble, TextTroubles } from './text-troubles.ts';

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;

/** Turns the characters of a file, as they come, into events. */
export class MarkupScanner {
  /** Whether a fatal trouble was met: nothing more is read. */
  hasFailed = false;
  private readonly limits: MarkupLimits;
  private readonly lines = new LineCounter();
  private readonly troubles = new TextTroubles();
  private readonly names = new NameCache();
  private readonly tags = new TagCache();
  private readonly open: string[] = [];
  private rootIsOver = false;
  private buffer = '';
  /** Everything before this offset in the buffer was read. */
  private position = 0;
  /** Before this offset there is no `<` behind `position`. */
  private searchedTo = 0;
  private events: MarkupEvent[] = [];

  constructor(limits: MarkupLimits) {
    this.limits = limits;
  }

  /** Events of what is complete with these characters. */
  push({ text, invalidAt }: DecodedBlock): readonly MarkupEvent[] {
    this.lines.placeOf(this.buffer, this.position);
    this.lines.shift(this.position);
    this.troubles.shift(this.position);
    const kept = this.buffer.length - this.position;
    this.buffer = this.buffer.slice(this.position) + text;
    this.searchedTo = Math.max(0, this.searchedTo - this.position);
    this.position = 0;
    this.troubles.look(this.buffer, kept, invalidAt);
    this.events = [];
    this.scan();
    if (this.buffer.length - this.position > this.limits.token) this.fail('markup-too-long', this.position);
    return this.events;
  }

  /** Events of the end of the file. */
  finish(): readonly MarkupEvent[] {
    this.events = [];
    if (this.hasFailed) return this.events;
    const rest = this.buffer.slice(this.position);
    if (this.rootIsOver && rest.trim() === '') this.report(this.buffer.length);
    else if (this.rootIsOver)
      this.fail('markup-not-well-formed', this.position, 'something behind the root element');
    else if (this.open.length > 0 || rest.startsWith('<')) {
      const inside = this.open.at(-1);
      this.fail('markup-truncated', this.buffer.length, inside && `inside ${inside.slice(0, 40)}`);
    } else if (rest.trim() === '') this.fail('markup-empty', this.position);
    else this.fail('markup-not-well-formed', this.position, 'no XML');
    return this.events;
  }

  /** Ends the reading. */
  refuse(code: MarkupCode, detail: string): readonly MarkupEvent[] {
    this.events = [];
    this.fail(code, this.position, detail);
    return this.events;
  }

  private scan(): void {
    while (!this.hasFailed) {
      const start = this.buffer.indexOf('<', Math.max(this.position, this.searchedTo));
      if (start === -1) {
        this.searchedTo = this.buffer.length;
        return;
      }
      if (start > this.position) this.text(this.position, start);
      this.searchedTo = start;
      if (this.hasFailed) return;
      const end = this.markup(start);
      if (end === unfinished) return;
      this.position = end;
    }
  }

  private text(start: number, end: number): void {
    this.position = end;
    const raw = this.buffer.slice(start, end);
    if (this.open.length === 0) {
      if (raw.trim() !== '') this.fail('markup-not-well-formed', start, 'text outside the root element');
      return;
    }
    const found: TextTrouble[] = [];
    const text = raw.includes('&') ? this.resolve(raw, start, found) : raw;
    this.events.push({ kind: 'text', text });
    this.report(end, found);
  }

  /** Of each kind of trouble in a text, the first one is kept. */
  private resolve(raw: string, start: number, found: TextTrouble[]): string {
    return resolveReferences(raw, (code, written, offset) => {
      if (found.some((trouble) => trouble.code === code)) return;
      found.push({ code, detail: written, offset: start + offset });
    });
  }

  /** Reads what a `<` starts; returns the offset behind it, or `unfinished` where the buffer ends before. */
  private markup(start: number): number {
    switch (this.buffer.charCodeAt(start + 1)) {
      case slash:
        return this.endTag(start);
      case question:
        return this.passOver(start, '?>', 2);
      case exclamation:
        return this.declaration(start);
      default:
        return this.startTag(start);
    }
  }

  private startTag(start: number): number {
    const { buffer, open } = this;
    const found: TextTrouble[] = [];
    const tag = this.tags.find(buffer, start) ?? this.scanTag(start, found);
    if (tag.fault !== undefined) return this.fail('markup-not-well-formed', tag.end, tag.fault);
    if (tag.end === unfinished) return unfinished;
    if (open.length === 0 && this.rootIsOver) {
      return this.fail('markup-not-well-formed', start, 'a second root element');
    }
    if (open.length >= this.limits.depth) return this.fail('markup-too-deep', start);
    const { name, attributes } = tag;
    const { line, column } = this.lines.placeOf(buffer, start);
    this.events.push({ kind: 'start', name, attributes, line, column });
    this.report(tag.end, found);
    if (tag.isEmpty) this.events.push({ kind: 'end', name });
    else open.push(name);
    if (open.length === 0) this.rootIsOver = true;
    return tag.end;
  }

  private scanTag(start: number, found: TextTrouble[]): ScannedTag {
    const tag = scanTag(this.buffer, start, this.names, (raw, offset) => this.resolve(raw, offset, found));
    if (tag.end !== unfinished && tag.fault === undefined && found.length === 0) {
      this.tags.remember(this.buffer, start, tag);
    }
    return tag;
  }

  private endTag(start: number): number {
    const { buffer, open } = this;
    const close = buffer.indexOf('>', start);
    if (close === -1) return unfinished;
    const name = open.at(-1);
    if (name === undefined) return this.fail('markup-not-well-formed', start, 'an end tag without its start');
    const end = start + 2 + name.length;
    if (!buffer.startsWith(name, start + 2) || skipSpace(buffer, end) !== close) {
      const written = buffer.slice(start + 2, Math.min(nameEnd(buffer, start + 2), start + 42));
      return this.fail('markup-not-well-formed', start, `</${written}> where </${name.slice(0, 40)}> is due`);
    }
    open.pop();
    if (open.length === 0) this.rootIsOver = true;
    this.events.push({ kind: 'end', name });
    return close + 1;
  }

  private declaration(start: number): number {
    const { buffer } = this;
    if (buffer.startsWith('<!--', start)) return this.passOver(start, '-->', 4);
    if (buffer.startsWith('<![CDATA[', start)) return this.characterData(start);
    if (buffer.startsWith('<!DOCTYPE', start)) return this.documentType(start);
    const isStart = ['<!--', '<![CDATA[', '<!DOCTYPE'].some((word) =>
      word.startsWith(buffer.slice(start, start + 9)),
    );
    return isStart ? unfinished : this.fail('markup-not-well-formed', start, 'an unknown declaration');
  }

  private passOver(start: number, ending: string, headLength: number): number {
    const close = this.buffer.indexOf(ending, start + headLength);
    if (close === -1) return unfinished;
    this.report(close);
    return close + ending.length;
  }

  private characterData(start: number): number {
    const close = this.buffer.indexOf(']]>', start);
    if (close === -1) return unfinished;
    if (this.open.length === 0) {
      return this.fail('markup-not-well-formed', start, 'text outside the root element');
    }
    const text = this.buffer.slice(start + 9, close);
    if (text !== '') this.events.push({ kind: 'text', text });
    this.report(close);
    return close + 3;
  }

  private documentType(start: number): number {
    const { end, declaresEntities } = scanDocumentType(this.buffer, start);
    if (end === unfinished) return unfinished;
    if (declaresEntities) return this.fail('markup-entity-declaration', start);
    if (this.open.length > 0 || this.rootIsOver) {
      return this.fail('markup-not-well-formed', start, 'a document type inside the document');
    }
    this.report(end);
    return end;
  }

  /** Reports what is wrong before an offset, in order, of each kind the first. */
  private report(end: number, found: readonly TextTrouble[] = []): void {
    if (found.length === 0 && !this.troubles.areBefore(end)) return;
    const all = [...found, ...this.troubles.takeBefore(this.buffer, end)].sort((a, b) => a.offset - b.offset);
    for (const [index, { code, detail, offset }] of all.entries()) {
      if (all.findIndex((trouble) => trouble.code === code) === index)
        this.trouble(code, offset, detail, false);
    }
  }

  private fail(code: MarkupCode, offset: number, detail?: string): typeof unfinished {
    this.report(offset + 1);
    this.hasFailed = true;
    this.trouble(code, offset, detail, true);
    return unfinished;
  }

  private trouble(code: MarkupCode, offset: number, detail: string | undefined, isFatal: boolean): void {
    const { line, column } = this.lines.placeOf(this.buffer, offset);
    const place = `line ${line}, column ${column}`;
    const finding = markupFinding(code, {
      place,
      ...(detail !== undefined && { detail: detail.slice(0, 80) }),
    });
    this.events.push({ kind: 'trouble', code, finding, isFatal });
  }
}
