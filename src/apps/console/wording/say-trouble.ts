import { findingCatalogue, findingsIn, placesIn } from '#apps/console/wording/findings';
import { type Phrases, sayDetail, type Wording } from '#apps/console/wording/phrases';
import type { ProblemCatalogue } from '#platform/problems';
import type { Language } from '#platform/web/messages';
import type { Told, Trouble } from '#platform/web/pages';
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
    const when = known?.when ?? message;
    const words = wordings[language][code];
    const rest = message.startsWith(when) ? message.slice(when.length) : '';
    const isOwn = known !== undefined && known.action !== action;
    return {
      when: (words?.when ?? when) + sayRest(rest, words?.details, language),
      action: isOwn ? action : (words?.action ?? action),
    };
  };
}

/** A text that has the message of a finding in it, as the details of refusals do. */
export function sayWithin(text: string, language: Language): string {
  for (const [code, { when }] of Object.entries(findingCatalogue)) {
    const at = text.indexOf(when);
    if (at === -1) continue;
    const words = wordings[language][code];
    const rest = sayRest(text.slice(at + when.length), words?.details, language);
    return text.slice(0, at) + (words?.when ?? when) + rest;
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
