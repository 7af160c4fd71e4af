import type { MarkupStart } from '#engine/interchange/markup';
import { detachText } from './detach-text.ts';
import { type Frame, TextFrame } from './frame.ts';
import type { TmxAttributes, TmxNote, TmxProp } from './tmx-unit.ts';

const none: TmxAttributes = {};

/** The attributes of a tag but those that are named; `lang` (TMX 1.1) is called `xml:lang`, unless there are both. */
export function readAttributes(tag: MarkupStart, ...without: readonly string[]): TmxAttributes {
  const { attributes } = tag;
  let kept: Record<string, string> | undefined;
  for (const [name, value] of attributes) {
    const modern = name === 'lang' && !attributes.has('xml:lang') ? 'xml:lang' : name;
    if (without.includes(modern) || modern === '__proto__') continue;
    kept ??= {};
    kept[modern] = detachText(value);
  }
  return kept ?? none;
}

/** The language of a tag, without white space around it; empty where there is none. */
export function readLanguage({ attributes }: MarkupStart): string {
  return detachText((attributes.get('xml:lang') ?? attributes.get('lang') ?? '').trim());
}

/** Reads a `<prop>`. */
export function readProp(tag: MarkupStart, props: TmxProp[]): Frame {
  const attributes = readAttributes(tag, 'type');
  const type = tag.attributes.get('type') ?? '';
  return new TextFrame((text) => props.push({ type: detachText(type), text: detachText(text), attributes }));
}

/** Reads a `<note>`. */
export function readNote(tag: MarkupStart, notes: TmxNote[]): Frame {
  const attributes = readAttributes(tag);
  return new TextFrame((text) => notes.push({ text: detachText(text), attributes }));
}
