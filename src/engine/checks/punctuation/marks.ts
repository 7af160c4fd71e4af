/** Kinds of mark at the end of a text. */
export type EndMark = '.' | '?' | '!' | ':' | ';' | ',' | '…' | '';

const kinds: Readonly<Record<string, EndMark>> = {
  '.': '.',
  '。': '.',
  '．': '.',
  '｡': '.',
  '।': '.',
  '॥': '.',
  '۔': '.',
  '።': '.',
  '։': '.',
  '?': '?',
  '？': '?',
  '؟': '?',
  '\u037E': '?',
  '՞': '?',
  '⸮': '?',
  '!': '!',
  '！': '!',
  '՜': '!',
  ':': ':',
  '：': ':',
  '፡': ':',
  ';': ';',
  '；': ';',
  '؛': ';',
  ',': ',',
  '，': ',',
  '、': ',',
  '،': ',',
  '…': '…',
  '⋯': '…',
  '‥': '…',
};

/** How a language writes a mark where it is not as in English. */
const forms: Readonly<Record<string, Readonly<Partial<Record<EndMark, string>>>>> = {
  zh: { '.': '。', '?': '？', '!': '！', ':': '：', ';': '；', ',': '，' },
  ja: { '.': '。', '?': '？', '!': '！', ':': '：', ';': '；', ',': '、' },
  ar: { '?': '؟', ';': '؛', ',': '،' },
  fa: { '?': '؟', ';': '؛', ',': '،' },
  ur: { '.': '۔', '?': '؟', ';': '؛', ',': '،' },
  hi: { '.': '।' },
  bn: { '.': '।' },
  ne: { '.': '।' },
  mr: {},
  el: { '?': ';', ';': '·' },
  hy: { '.': '։', '?': '՞', ':': '։' },
  am: { '.': '።' },
  fr: { '?': '\u202F?', '!': '\u202F!', ':': '\u00A0:', ';': '\u202F;' },
};
const canadian = { ':': '\u00A0:' };

/** How the language of a BCP 47 tag writes a mark, French blanks included. */
export function formOf(mark: EndMark, language: string, tag: string): string {
  const special = language === 'fr' && /-CA\b/i.test(tag) ? canadian : forms[language];
  return (special as Readonly<Partial<Record<EndMark, string>>> | undefined)?.[mark] ?? mark;
}

export interface TextEnd {
  readonly mark: EndMark;
  /** Where the mark stands, blanks in front of it included; both the end of the words where there is none. */
  readonly start: number;
  readonly end: number;
  /** Whether closing quotes or brackets stand behind the mark. */
  readonly isClosed: boolean;
}

const greek: Readonly<Record<string, EndMark>> = { ';': '?', '·': ';' };
const closers = '"\'”’»›)]）】」』“‘';

/** The mark that ends a text, blanks and closing quotes and brackets aside. */
export function endOf(text: string, language: string): TextEnd {
  const trimmed = text.trimEnd().length;
  let end = trimmed;
  while (
    end > 0 &&
    (closers.includes(text[end - 1]!) || text.charCodeAt(end - 1) === 0x202f || text[end - 1] === '\u00A0')
  )
    end--;
  const isClosed = end < trimmed;
  const last = text[end - 1] ?? '';
  if (last === '.' && text[end - 2] === '.' && text[end - 3] === '.') {
    let dots = end - 3;
    while (text[dots - 1] === '.') dots--;
    return { mark: '…', start: dots, end, isClosed };
  }
  const mark = language === 'el' && Object.hasOwn(greek, last) ? greek[last]! : (kinds[last] ?? '');
  let start = mark === '' ? end : end - 1;
  if (mark !== '') while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  return { mark, start, end, isClosed };
}
