import type { MarkupStart } from '#engine/interchange/markup';
import { detachText } from './detach-text.ts';
import type { Frame } from './frame.ts';
import { readAttributes } from './read-attributes.ts';
import type { TmxContent } from './tmx-unit.ts';

/** Keeps what an element holds, elements inside included. */
export class ContentFrame implements Frame {
  private readonly content: TmxContent[] = [];
  private readonly done: (content: readonly TmxContent[]) => void;

  constructor(done: (content: readonly TmxContent[]) => void) {
    this.done = done;
  }

  start(tag: MarkupStart, name: string): Frame {
    return keepElement(tag, name, this.content);
  }

  text(text: string): void {
    const { content } = this;
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + text;
    else content.push(detachText(text));
  }

  end(): void {
    this.done(this.content);
  }
}

/** Keeps an element as it is at the end of a list. */
export function keepElement(tag: MarkupStart, name: string, list: TmxContent[]): Frame {
  const attributes = readAttributes(tag);
  return new ContentFrame((content) => list.push({ name, attributes, content }));
}
