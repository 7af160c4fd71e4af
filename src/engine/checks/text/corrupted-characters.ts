import { type Check, editText, nothing, type TextEdit, traits } from '#engine/checks/subject';
import { misreadStretches } from './misread-stretches.ts';

export const corruptedCharacters: Check = {
  code: 'corrupted-characters',
  weight: 'blocks',
  when: 'The target holds damaged characters that the source does not have.',
  action: 'Write the characters as they should be, or import the target again in its right encoding.',
  explanation:
    'Finds U+FFFD, control, private-use and unassigned characters, halves of surrogate pairs, characters of UTF-8 that were read ' +
    'as Windows-1252 (`Ã©` for `é`), and XML or HTML escapes (`&amp;`) where the source has none. Misread characters, escapes and controls are corrected by itself.',
  examples: [
    { source: 'Café', target: 'CafÃ©', languages: ['en', 'fr'], found: true, fixed: 'Café' },
    { source: '“Yes”', target: 'â€œOuiâ€\u009D', languages: ['en', 'fr'], found: true, fixed: '“Oui”' },
    {
      source: 'Fish and chips',
      target: 'Fisch &#38; Pommes',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Fisch & Pommes',
    },
    { source: 'Press the key', target: 'Dr\uFFFDcken', languages: ['en', 'de'], found: true },
    {
      source: 'Write &quot; for quotes',
      target: 'Schreiben Sie &quot; für Anführungszeichen',
      languages: ['en', 'de'],
      found: false,
    },
    { source: 'Bread', target: 'PÃO', languages: ['en', 'pt'], found: false },
  ],
  find({ source, target, subject }) {
    if (!target.has(traits.DOUBTFUL | traits.NOT_LATIN)) return nothing;
    const damages = [
      ...damagedCharacters(target.text, source.text),
      ...misreadUnlike(target.text, source.text),
      ...(/&[#a-z]/i.test(source.text) ? [] : escapes(target.text)),
    ].sort((a, b) => a.start - b.start);
    if (damages.length === 0) return nothing;
    const fix = editText(subject.target, apart(damages.filter(isCorrectable)));
    return damages.map((damage) => ({
      start: damage.start,
      end: damage.end,
      detail: named(target.text.slice(damage.start, damage.end)),
      ...(fix && isCorrectable(damage) && { fix }),
    }));
  },
};

/** The misread characters that the source does not misread as well. */
function misreadUnlike(text: string, source: string): Damage[] {
  const found = misreadStretches(text);
  if (found.length === 0) return [];
  const known = new Set(misreadStretches(source).map((stretch) => stretch.text));
  return found.filter((stretch) => !known.has(stretch.text));
}

type Damage = Omit<TextEdit, 'text'> & { readonly text?: string };

function isCorrectable(damage: Damage): damage is TextEdit {
  return damage.text !== undefined;
}

/** The corrections without those that overlap one before. */
function apart(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

const damaged = /[\p{Co}\p{Cn}\p{Cs}\uFFFD]|(?![\t\n\r])[\p{Cc}\uFEFF]/gu;

function damagedCharacters(text: string, source: string): Damage[] {
  const found: Damage[] = [];
  const control = /[\p{Cc}\uFEFF]/u;
  let known: ReadonlySet<string> | undefined;
  let misread: readonly Damage[] | undefined;
  let next = 0;
  for (const { 0: character, index } of text.matchAll(damaged)) {
    misread ??= misreadStretches(text);
    known ??= new Set(source);
    while (next < misread.length && misread[next]!.end <= index) next++;
    if (known.has(character) || (misread[next] && misread[next]!.start <= index)) continue;
    const end = index + character.length;
    found.push(control.test(character) ? { start: index, end, text: '' } : { start: index, end });
  }
  return found;
}

const namedEscapes: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};
const escapePattern = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{2,5})|#x([0-9a-f]{2,4}));/gi;

function escapes(text: string): Damage[] {
  if (!text.includes('&')) return [];
  const found: Damage[] = [];
  for (const match of text.matchAll(escapePattern)) {
    const [whole, name, decimal, hexadecimal] = match;
    const value = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '0', 16);
    const character = name
      ? namedEscapes[name.toLowerCase()]
      : isPlain(value)
        ? String.fromCharCode(value)
        : undefined;
    const text = character === undefined ? {} : { text: character };
    found.push({ start: match.index, end: match.index + whole.length, ...text });
  }
  return found;
}

function isPlain(value: number): boolean {
  return value >= 0x20 && value < 0xd800 && (value < 0x7f || value > 0x9f);
}

function named(text: string): string {
  if (text.length > 2) return text.slice(0, 40);
  const unit = text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return text.length === 2 && text.codePointAt(0)! < 0x10000 ? text : `U+${unit}`;
}
