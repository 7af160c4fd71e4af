/** Powers of ten that words and signs behind a number stand for. */
const scales: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  tausend: 3,
  mille: 3,
  mil: 3,
  mila: 3,
  duizend: 3,
  tusen: 3,
  tusind: 3,
  tys: 3,
  тыс: 3,
  тысяч: 3,
  ألف: 3,
  آلاف: 3,
  千: 3,
  m: 6,
  mn: 6,
  mio: 6,
  million: 6,
  millions: 6,
  millionen: 6,
  millones: 6,
  millón: 6,
  milioni: 6,
  milhões: 6,
  miljoen: 6,
  millioner: 6,
  miljoner: 6,
  млн: 6,
  миллионов: 6,
  مليون: 6,
  ملايين: 6,
  百万: 6,
  mln: 6,
  milyon: 6,
  milhão: 6,
  milione: 6,
  milionów: 6,
  milionů: 6,
  miljoonaa: 6,
  миллиона: 6,
  bn: 9,
  bilhão: 9,
  bilhões: 9,
  milyar: 9,
  miliardo: 9,
  miliardów: 9,
  miliard: 9,
  miljardia: 9,
  миллиард: 9,
  миллиарда: 9,
  миллиардов: 9,
  bio: 12,
  billionen: 12,
  billones: 12,
  billón: 12,
  bilioni: 12,
  bilião: 12,
  biliões: 12,
  biljoen: 12,
  billioner: 12,
  biljoner: 12,
  bilionów: 12,
  bilionů: 12,
  трлн: 12,
  триллион: 12,
  триллиона: 12,
  триллионов: 12,
  mrd: 9,
  milliarde: 9,
  milliarden: 9,
  milliard: 9,
  milliards: 9,
  miliardi: 9,
  miljard: 9,
  milliarder: 9,
  млрд: 9,
  مليار: 9,
  '10億': 9,
  万: 4,
  萬: 4,
  만: 4,
  億: 8,
  亿: 8,
  억: 8,
  百: 2,
};
/** Words that stand for more in languages of the long scale (a billion is a million millions) than in English. */
const short: Readonly<Record<string, number>> = { billion: 9, billions: 9, trillion: 12, trillions: 12 };
const long: Readonly<Record<string, number>> = {
  billion: 12,
  billions: 12,
  trillion: 18,
  trillionen: 18,
  trillions: 18,
};
const shortScale = new Set(['en', 'tr', 'ru', 'uk', 'ar', 'he', 'id', 'cy', 'ga']);

const eastAsian = ['百万', '百', '千', '万', '萬', '만', '億', '亿', '억'];

/** What stands behind a number and multiplies it. */
export interface Scale {
  /** Of ten; 0 where there is none. */
  readonly power: number;
  /** Whether it is words or signs, and not a letter that may be a unit. */
  readonly isCertain: boolean;
}

const noScale: Scale = { power: 0, isCertain: false };

/** The power of ten that the text behind a number multiplies it by; words one after another multiply one another: `mil millones`. */
export function scaleBehind(text: string, end: number, language: string): Scale {
  const behind = text.slice(end, end + 40);
  for (const sign of eastAsian) if (behind.startsWith(sign)) return { power: scales[sign]!, isCertain: true };
  let power = 0;
  let length = 0;
  for (const [all, word] of behind.matchAll(/[\s\u00A0\u202F-]?([\p{L}]{1,12})\.?/guy)) {
    const own = powerOf(word!.toLowerCase(), language);
    if (own === 0 || (length > 0 && word!.length < 3)) break;
    power += own;
    length = word!.length;
    if (length < 3 || all.endsWith('.')) break;
  }
  return power === 0 ? noScale : { power, isCertain: length > 1 };
}

function powerOf(word: string, language: string): number {
  const own = shortScale.has(language) ? short : long;
  if (Object.hasOwn(own, word)) return own[word]!;
  return Object.hasOwn(scales, word) ? scales[word]! : 0;
}
