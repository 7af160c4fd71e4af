import { type Check, isSpaceless, nothing, type Occurrence, type TextEdit } from '#engine/checks/subject';
import { type InlineText, makeInlineText } from '#engine/inline';

export const codeSpacing: Check = {
  code: 'code-spacing',
  weight: 'warns',
  when: 'A word is joined to the next one at a code where the source has a blank.',
  action: 'Set the blank outside the code, as the source does.',
  explanation:
    'Looks at marks that have a letter or digit right before and behind them in the target while the source has a blank on one side. Languages without blanks ' +
    'between words are left out. Corrected by itself.',
  examples: [
    {
      source: 'Press <1>Start</1> now.',
      target: 'Drücken Sie<1>Start</1> jetzt.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie <1>Start</1> jetzt.',
    },
    {
      source: 'Press <1>Start</1> now.',
      target: 'Drücken Sie <1>Start</1>jetzt.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie <1>Start</1> jetzt.',
    },
    {
      source: 'Press <1>Start</1> now.',
      target: 'Drücken Sie<1> Start</1> jetzt.',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'the <1>Start</1> key',
      target: 'die <1>Start</1>taste',
      languages: ['en', 'de'],
      found: true,
      fixed: 'die <1>Start</1> taste',
    },
    { source: 'Press <1>Start</1> now.', target: '按<1>开始</1>键。', languages: ['en', 'zh'], found: false },
  ],
  find({ target, subject }) {
    if (subject.target.codes.size === 0 || isSpaceless(target.language) || target.language === 'ko')
      return nothing;
    const joined = joints(subject.target).filter(({ isJoined }) => isJoined);
    if (joined.length === 0) return nothing;
    const parted = new Set(
      joints(subject.source)
        .filter(({ isParted }) => isParted)
        .map(({ key }) => key),
    );
    const edits: (TextEdit & Occurrence)[] = [];
    for (const { key, offset, isOpening } of joined) {
      if (!parted.has(key) || (edits.at(-1)?.start ?? -1) === offset) continue;
      edits.push({
        start: offset,
        end: offset,
        text: ' ',
        detail: isOpening ? `before ${key}` : `behind ${key}`,
      });
    }
    if (edits.length === 0) return nothing;
    const fix = insertOutside(
      subject.target,
      new Map(edits.map(({ start, detail }) => [start, detail.startsWith('before')])),
    );
    return edits.map(({ start, end, detail }) => ({ start, end, detail, fix }));
  },
};

interface Joint {
  /** The mark, `open 1`. */
  readonly key: string;
  readonly offset: number;
  readonly isOpening: boolean;
  readonly isJoined: boolean;
  readonly isParted: boolean;
}

const wordEnd = /[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/** Every mark of a pair with what stands directly before and behind the marks around it. */
function joints({ items, codes }: InlineText): Joint[] {
  const found: Joint[] = [];
  let offset = 0;
  for (let at = 0; at < items.length; ) {
    const item = items[at]!;
    if (item.kind === 'text' || item.kind === 'standalone') {
      offset += item.kind === 'text' ? item.text.length : (codes.get(item.id)?.equivalent.length ?? 0);
      at++;
      continue;
    }
    const first = at;
    while (items[at]?.kind === 'open' || items[at]?.kind === 'close') at++;
    const marks = items.slice(first, at);
    const before = edgeText(items[first - 1], codes).slice(-2);
    const behind = edgeText(items[at], codes).slice(0, 2);
    const isJoined = wordEnd.test(before) && wordStart.test(behind);
    const isParted = /\s$/.test(before) || /^\s/.test(behind);
    for (const mark of marks) {
      if (mark.kind === 'text') continue;
      found.push({
        key: `${mark.kind} ${mark.id}`,
        offset,
        isOpening: mark.kind === 'open',
        isJoined,
        isParted,
      });
    }
    offset += marks.reduce(
      (sum, mark) => sum + (mark.kind === 'open' ? (codes.get(mark.id)?.equivalent.length ?? 0) : 0),
      0,
    );
  }
  return found;
}

function edgeText(item: InlineText['items'][number] | undefined, codes: InlineText['codes']): string {
  if (item?.kind === 'text') return item.text;
  return item?.kind === 'standalone' ? (codes.get(item.id)?.equivalent ?? '') : '';
}

/** A blank at each offset: before the marks there that open, behind those that close. */
function insertOutside(inline: InlineText, blanks: ReadonlyMap<number, boolean>): InlineText {
  const items: InlineText['items'][number][] = [];
  let offset = 0;
  for (const item of inline.items) {
    const isMark = item.kind === 'open' || item.kind === 'close';
    const previous = items.at(-1)?.kind;
    const isFirst = isMark && previous !== 'open' && previous !== 'close';
    if (isFirst && blanks.get(offset) === true) items.push({ kind: 'text', text: ' ' });
    if (!isMark && (previous === 'open' || previous === 'close') && blanks.get(offset) === false)
      items.push({ kind: 'text', text: ' ' });
    items.push(item);
    if (item.kind === 'text') offset += item.text.length;
    else if (item.kind !== 'close') offset += inline.codes.get(item.id)?.equivalent.length ?? 0;
  }
  return makeInlineText(items, inline.codes);
}
