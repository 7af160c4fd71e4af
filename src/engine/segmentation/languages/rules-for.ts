import { arabic } from './ar.ts';
import { bulgarian } from './bg.ts';
import { bengali } from './bn.ts';
import { catalan } from './ca.ts';
import { czech } from './cs.ts';
import { danish } from './da.ts';
import { german } from './de.ts';
import { greek } from './el.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { persian } from './fa.ts';
import { finnish } from './fi.ts';
import { french } from './fr.ts';
import { hebrew } from './he.ts';
import { hindi } from './hi.ts';
import { hungarian } from './hu.ts';
import { armenian } from './hy.ts';
import { indonesian } from './id.ts';
import { international } from './international.ts';
import { italian } from './it.ts';
import { kazakh } from './kk.ts';
import { korean } from './ko.ts';
import { combineRules, type LanguageRules, type LanguageSource } from './language-rules.ts';
import { lao } from './lo.ts';
import { marathi } from './mr.ts';
import { dutch } from './nl.ts';
import { norwegian } from './no.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import { romanian } from './ro.ts';
import { russian } from './ru.ts';
import { slovak } from './sk.ts';
import { swedish } from './sv.ts';
import { thai } from './th.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';
import { urdu } from './ur.ts';
import { vietnamese } from './vi.ts';

/** Own lists by language subtag. Languages that need only punctuation have an empty list. */
const sources: Readonly<Record<string, LanguageSource>> = {
  am: {},
  ar: arabic,
  bg: bulgarian,
  bn: bengali,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fa: persian,
  fi: finnish,
  fr: french,
  he: hebrew,
  hi: hindi,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  ja: {},
  kk: kazakh,
  km: {},
  ko: korean,
  lo: lao,
  mr: marathi,
  my: {},
  nb: norwegian,
  ne: hindi,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sv: swedish,
  th: thai,
  ti: {},
  tr: turkish,
  uk: ukrainian,
  ur: urdu,
  vi: vietnamese,
  zh: {},
};

/** Language subtags with lists of their own; every other language gets the international ones. */
export const builtInLanguages: readonly string[] = Object.keys(sources);

const cache = new Map<string, LanguageRules>();

/**
 * The built-in rules of a BCP 47 language tag (`de-AT`, `pt_BR`, `zh-Hant`): those of its language subtag, or the
 * international ones where that language has none or the tag is not readable. Never throws.
 */
export function rulesFor(language: string): LanguageRules {
  const base = language.trim().toLowerCase().split(/[-_]/, 1)[0]!;
  const source = Object.hasOwn(sources, base) ? sources[base]! : undefined;
  const key = source ? base : '';
  let rules = cache.get(key);
  if (!rules) {
    rules = combineRules(international, source ?? {});
    cache.set(key, rules);
  }
  return rules;
}
