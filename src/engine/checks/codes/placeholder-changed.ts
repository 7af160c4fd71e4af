import { type Check, nothing, type Occurrence, traits } from '#engine/checks/subject';

export const placeholderChanged: Check = {
  code: 'placeholder-changed',
  weight: 'blocks',
  when: 'A placeholder of the source is missing or changed in the target, or the target has another one.',
  action: 'Write every placeholder exactly as in the source.',
  explanation:
    'Knows printf (`%s`, `%1$d`, `%.2f`, `%(name)s`), numbered and named braces (`{0}`, `{name}`, `{{name}}`, `$` or `#` before `{name}`, `%{name}`), the arguments of ICU messages ' +
    '(`{count, plural, …}`, which may be repeated), Qt (`%1`) and `\\n`. The order is free. A percent sign behind a number is none.',
  examples: [
    { source: 'Hello {name}', target: 'Hallo {Name}', languages: ['en', 'de'], found: true },
    {
      source: 'Saved %d of %d files',
      target: '%d Dateien gespeichert',
      languages: ['en', 'de'],
      found: true,
    },
    { source: '%1$s has %2$d files', target: '%2$d Dateien von %1$s', languages: ['en', 'de'], found: false },
    { source: 'Dear {{name}}', target: 'Sehr geehrte {{ name }}', languages: ['en', 'de'], found: false },
    {
      source: '{n, plural, one {a file} other {files}}',
      target: '{n, plural, one {eine Datei} few {Dateien} other {Dateien}}',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'Save 20% straight away',
      target: 'Sparen Sie 20 % sofort',
      languages: ['en', 'de'],
      found: false,
    },
  ],
  find({ source, target }) {
    if (!source.has(traits.PLACEHOLDER) && !target.has(traits.PLACEHOLDER)) return nothing;
    if (target.isEmpty) return nothing;
    const from = placeholdersOf(source.text);
    const to = placeholdersOf(target.text);
    if (from.length === 0 && to.length === 0) return nothing;
    const waiting = new Map<string, number>();
    for (const { key } of from) waiting.set(key, (waiting.get(key) ?? 0) + 1);
    const found: Occurrence[] = [];
    for (const { key, start, end } of to) {
      const left = waiting.get(key);
      if (left === undefined || (left <= 0 && !isIcu(key)))
        found.push({ start, end, detail: `${key} is not in the source` });
      if (left !== undefined) waiting.set(key, left - 1);
    }
    const present = new Set(to.map(({ key }) => key));
    for (const [key, left] of waiting) {
      if (left > 0 && !(isIcu(key) && present.has(key)))
        found.push({ start: 0, end: 0, detail: `${key} is missing` });
    }
    return found;
  },
};

interface Placeholder {
  /** As written, without blanks; of an ICU argument its name and kind. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const name = String.raw`[\p{L}_][\p{L}\p{N}_.\-]{0,60}`;
const pattern = new RegExp(
  [
    String.raw`\{\{\s{0,4}[#\/^&]?${name}\s{0,4}\}\}`,
    String.raw`[$#%]\{${name}\}`,
    String.raw`\{\s{0,4}(?<icu>(?:${name}|\d{1,3})\s{0,4},\s{0,4}(?:plural|selectordinal|select|number|date|time|choice))(?![\p{L}])`,
    String.raw`\{(?:\d{1,3}|${name})\}`,
    String.raw`(?<![\d%])%(?:\(${name}\)|\d{1,2}\$)?[\-+0#]{0,3}\d{0,3}(?:\.\d{1,3})?(?:hh|h|ll|l|L|z|j|t|q)?[diouxXeEfFgGaAcsp@](?![\p{L}])`,
    String.raw`(?<![\d%])%(?:L)?\d{1,2}(?!\p{Nd})`,
    String.raw`(?<![\\\p{L}:])\\[nrt](?![\p{L}\\:])`,
  ].join('|'),
  'gu',
);

function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  let isMessage = false;
  for (const match of text.matchAll(pattern)) {
    isMessage ||= match.groups!.icu !== undefined;
    if (isMessage && isBranch(text, match.index)) continue;
    const key = (match.groups!.icu ? `{${match.groups!.icu}` : match[0]).replace(/\s/g, '');
    found.push({ key, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Whether a brace opens the text of a branch: `other {files}`. */
function isBranch(text: string, at: number): boolean {
  return /[\p{L}\p{N}]\s?$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isIcu(key: string): boolean {
  return key.startsWith('{') && !key.endsWith('}');
}
