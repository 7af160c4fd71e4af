import { findingCatalogue, findingsIn, placesIn } from '#apps/console/wording/findings';
import { type Phrases, sayDetail, type Wording, type Words } from '#apps/console/wording/phrases';
import type { ProblemCatalogue } from '#platform/problems';
import type { Language } from '#platform/web/messages';
import type { Told, Trouble } from '#platform/web/pages';
import { causesIn } from './causes.ts';
import { english } from './english.ts';
import { german } from './german.ts';

/** Of refusals and of findings, whose codes are different ones. */
export const wordings: Readonly<Record<Language, Wording>> = {
  en: { ...english, ...findingsIn.en },
  de: { ...german, ...findingsIn.de },
};

/** Words a refusal or a finding for people; what is special to this occurrence is kept. */
export function troubleSayer(problems: ProblemCatalogue, language: Language) {
  return ({ code, message, action }: Trouble): Told => {
    const known = problems[code] ?? findingCatalogue[code];
    const words = wordings[language][code];
    const isOwnAction = known !== undefined && known.action !== action;
    return {
      when: known ? sayMessage(message, known.when, words, language) : (words?.when ?? message),
      action: isOwnAction ? action : (words?.action ?? action),
    };
  };
}

/** One that does not begin with the sentence of its code is of another release, and stands as it is. */
function sayMessage(message: string, when: string, words: Words | undefined, language: Language): string {
  if (message.startsWith(when))
    return (words?.when ?? when) + sayRest(message.slice(when.length), words?.details, language);
  return words?.when === undefined ? message : `${words.when} (${message})`;
}

/** Why something failed, as it was kept without a code: in other words as far as they are known. */
export function causeSayer(problems: ProblemCatalogue, language: Language) {
  return (cause: string): string => {
    const said = sayWithin(cause, language, problems);
    return said === cause ? sayDetail(cause, causesIn[language]) : said;
  };
}

/** A text that has the message of a finding in it, as the details of refusals do; with `problems` also of a refusal. */
export function sayWithin(text: string, language: Language, problems: ProblemCatalogue = {}): string {
  for (const [code, { when }] of Object.entries({ ...findingCatalogue, ...problems })) {
    const at = text.indexOf(when);
    if (at === -1) continue;
    return text.slice(0, at) + sayMessage(text.slice(at), when, wordings[language][code], language);
  }
  return text;
}

/** What follows the sentence of a message: its detail in brackets, if it has one. */
function sayRest(rest: string, phrases: Phrases | undefined, language: Language): string {
  const detail = /^ \((.*)\)$/s.exec(rest)?.[1];
  if (detail === undefined) return rest && sayWithin(rest, language);
  return ` (${sayWithin(sayDetail(detail, phrases), language)})`;
}

/** Where something is, such as `paragraph 12`. */
export function sayPlace(place: string, language: Language): string {
  return sayDetail(place, placesIn[language]);
}
