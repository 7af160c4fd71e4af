import { resolveReferences } from '#engine/interchange/markup';
import type { TmxProp } from './tmx-unit.ts';

/** Types of the props that hold the neighbours of a segment: as memoQ and as OmegaT call them. */
const previousTypes = ['x-context-pre', 'prev'];
const nextTypes = ['x-context-post', 'next'];

/** Whether a prop of this type holds a neighbour. */
export function isContext(type: string): boolean {
  return previousTypes.includes(type) || nextTypes.includes(type);
}

/** The texts before and behind a segment. */
export interface UnitContext {
  /** Undefined where not known, empty at the edge of a document. */
  readonly previous?: string;
  readonly next?: string;
}

export function readContext(props: readonly TmxProp[]): UnitContext {
  const previous = find(props, previousTypes);
  const next = find(props, nextTypes);
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

/** Props as memoQ writes them: the text as a `<seg>` element, which is text inside the prop. */
export function writeContext({ previous, next }: UnitContext): TmxProp[] {
  const props: TmxProp[] = [];
  for (const [type, text] of [
    [previousTypes[0]!, previous],
    [nextTypes[0]!, next],
  ] as const) {
    if (text !== undefined) props.push({ type, text: spellSegment(text), attributes: {} });
  }
  return props;
}

function find(props: readonly TmxProp[], types: readonly string[]): string | undefined {
  for (const type of types) {
    const prop = props.find((each) => each.type === type);
    if (prop) return readSegment(prop.text);
  }
  return undefined;
}

function spellSegment(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');
  return text === '' ? '' : `<seg>${escaped}</seg>`;
}

/** Plain text of a context, which may be a segment with inline elements whose native code is no text. */
function readSegment(text: string): string {
  const trimmed = text.trim();
  if (/^<seg\s*\/>$/.test(trimmed)) return '';
  const head = /^<seg(?:\s[^<>]*)?>/.exec(trimmed)?.[0];
  if (head === undefined || !trimmed.endsWith(segmentEnd)) return text;
  return resolveReferences(withoutCodes(trimmed.slice(head.length, -segmentEnd.length)));
}

const segmentEnd = '</seg>';
const codeTag = /<(\/?)(bpt|ept|it|ph|ut)\b[^<>]*?(\/?)>|<[^<>]*>/g;

/** Leaves out tags and what stands between the tags of native code. */
function withoutCodes(markup: string): string {
  let written = '';
  let position = 0;
  let depth = 0;
  for (const { 0: tag, 1: isEnd, 2: element, 3: isEmpty, index } of markup.matchAll(codeTag)) {
    if (depth === 0) written += markup.slice(position, index);
    position = index + tag.length;
    if (element === undefined || isEmpty) continue;
    depth = Math.max(0, depth + (isEnd ? -1 : 1));
  }
  return depth === 0 ? written + markup.slice(position) : written;
}
