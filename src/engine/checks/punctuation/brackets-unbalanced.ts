import { type Check, nothing, type Occurrence, traits } from '#engine/checks/subject';

export const bracketsUnbalanced: Check = {
  code: 'brackets-unbalanced',
  weight: 'warns',
  when: 'A bracket of the target is not opened or not closed, which it is in the source.',
  action: 'Open and close brackets in pairs.',
  explanation:
    'Full-width brackets count as the ordinary ones. What the source leaves open or closes alone (`a)`, an interval) may be so in the target as well.',
  examples: [
    { source: 'The key (red)', target: 'Die Taste (rot', languages: ['en', 'de'], found: true },
    { source: 'The key [red]', target: 'Die Taste [rot)', languages: ['en', 'de'], found: true },
    { source: 'The key (red)', target: '按键（红色）', languages: ['en', 'zh'], found: false },
    { source: 'a) The key', target: 'a) Die Taste', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (!target.has(traits.BRACKET)) return nothing;
    const lone = loneBrackets(target.text);
    if (lone.length === 0) return nothing;
    const allowed = new Map<string, number>();
    for (const { detail } of loneBrackets(source.text)) allowed.set(detail, (allowed.get(detail) ?? 0) + 1);
    return lone.filter(({ detail }) => {
      const left = allowed.get(detail) ?? 0;
      allowed.set(detail, left - 1);
      return left <= 0;
    });
  },
};

const openers: Readonly<Record<string, string>> = {
  '(': ')',
  '（': ')',
  '[': ']',
  '［': ']',
  '{': '}',
  '｛': '}',
  '【': '】',
  '〔': '〕',
  '《': '》',
};
const closers: Readonly<Record<string, string>> = {
  ')': ')',
  '）': ')',
  ']': ']',
  '］': ']',
  '}': '}',
  '｝': '}',
  '】': '】',
  '〕': '〕',
  '》': '》',
};

/** Brackets without their other half. */
function loneBrackets(text: string): Occurrence[] {
  const lone: Occurrence[] = [];
  const open: { start: number; closing: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((traits.traitsOfUnit(text.charCodeAt(at)) & traits.BRACKET) === 0) continue;
    const opened = openers[text[at]!];
    if (opened) open.push({ start: at, closing: opened });
    const closed = closers[text[at]!];
    if (!closed) continue;
    if (open.at(-1)?.closing === closed) open.pop();
    else lone.push({ start: at, end: at + 1, detail: `“${closed}” was not opened` });
  }
  for (const { start, closing } of open)
    lone.push({ start, end: start + 1, detail: `“${closing}” is missing` });
  return lone.sort((a, b) => a.start - b.start);
}
