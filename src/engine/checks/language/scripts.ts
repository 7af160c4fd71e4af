/** The scripts (ISO 15924) of languages that are not written in Latin letters; several where several may stand. */
const byLanguage: Readonly<Record<string, string>> = {
  ru: 'Cyrl',
  uk: 'Cyrl',
  be: 'Cyrl',
  bg: 'Cyrl',
  mk: 'Cyrl',
  kk: 'Cyrl',
  ky: 'Cyrl',
  tg: 'Cyrl',
  mn: 'Cyrl Mong',
  sr: 'Cyrl Latn',
  uz: 'Latn Cyrl',
  az: 'Latn Cyrl',
  bs: 'Latn Cyrl',
  tk: 'Latn Cyrl',
  tt: 'Cyrl Latn',
  ar: 'Arab',
  fa: 'Arab',
  ur: 'Arab',
  ps: 'Arab',
  ckb: 'Arab',
  sd: 'Arab',
  ug: 'Arab',
  ku: 'Latn Arab',
  pa: 'Guru Arab',
  ks: 'Arab Deva',
  he: 'Hebr',
  yi: 'Hebr',
  el: 'Grek',
  hy: 'Armn',
  ka: 'Geor',
  am: 'Ethi',
  ti: 'Ethi',
  hi: 'Deva',
  mr: 'Deva',
  ne: 'Deva',
  sa: 'Deva',
  bn: 'Beng',
  as: 'Beng',
  gu: 'Gujr',
  ta: 'Taml',
  te: 'Telu',
  kn: 'Knda',
  ml: 'Mlym',
  si: 'Sinh',
  or: 'Orya',
  th: 'Thai',
  lo: 'Laoo',
  km: 'Khmr',
  my: 'Mymr',
  bo: 'Tibt',
  dz: 'Tibt',
  zh: 'Hani',
  yue: 'Hani',
  ja: 'Hani Hira Kana',
  ko: 'Hang Hani',
  vi: 'Latn',
  dv: 'Thaa',
  chr: 'Cher',
  iu: 'Cans Latn',
};

const ofSubtag: Readonly<Record<string, string>> = {
  hans: 'Hani',
  hant: 'Hani',
  jpan: 'Hani Hira Kana',
  kore: 'Hang Hani',
  hrkt: 'Hira Kana',
};

const known = new Map<string, readonly string[]>();

/** The scripts a locale is written in: of its script subtag, else of its language, else Latin. */
export function scriptsOf(tag: string): readonly string[] {
  let scripts = known.get(tag);
  if (!scripts) {
    const parts = tag.toLowerCase().split(/[-_]/);
    const subtag = parts.slice(1).find((part) => /^[a-z]{4}$/.test(part));
    const named = subtag && (ofSubtag[subtag] ?? subtag[0]!.toUpperCase() + subtag.slice(1));
    scripts = (named || byLanguage[parts[0]!] || 'Latn').split(' ');
    if (known.size > 1000) known.clear();
    known.set(tag, scripts);
  }
  return scripts;
}

const names = [
  'Latn',
  'Cyrl',
  'Grek',
  'Hani',
  'Hira',
  'Kana',
  'Hang',
  'Arab',
  'Hebr',
  'Thai',
  'Deva',
  'Armn',
  'Geor',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Laoo',
  'Tibt',
  'Mymr',
  'Ethi',
  'Cher',
  'Cans',
  'Khmr',
  'Mong',
  'Thaa',
  'Bopo',
];
const patterns = names.map((name) => [name, new RegExp(`^\\p{Script=${name}}$`, 'u')] as const);
const table = new Map<number, string>();

/** The script of a letter, the empty string for marks, digits and what all scripts share. */
export function scriptOf(point: number): string {
  if (point < 0x250) return isLatin(point) ? 'Latn' : '';
  let script = table.get(point);
  if (script === undefined) {
    const character = String.fromCodePoint(point);
    script = /^\p{L}$/u.test(character)
      ? (patterns.find(([, pattern]) => pattern.test(character))?.[0] ?? '')
      : '';
    if (table.size > 100_000) table.clear();
    table.set(point, script);
  }
  return script;
}

function isLatin(point: number): boolean {
  return (
    (point >= 0x41 && point <= 0x5a) ||
    (point >= 0x61 && point <= 0x7a) ||
    (point >= 0xc0 && point !== 0xd7 && point !== 0xf7)
  );
}
