import type { Problem, ProblemCatalogue } from '#platform/problems';
import type { Language } from '#platform/web/messages';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Wording } from './wording.ts';

export const wordings: Readonly<Record<Language, Wording>> = { en: english, de: german };

/** Words a refusal for people; what is special to this occurrence is kept as it is. */
export function problemSayer(catalogue: ProblemCatalogue, language: Language) {
  return (problem: Problem): { readonly when: string; readonly action: string } => {
    const { code, message, action } = problem;
    const when = catalogue[code]?.when ?? message;
    const detail = message.startsWith(when) ? message.slice(when.length) : '';
    const wording = wordings[language][code];
    return { when: (wording?.when ?? when) + detail, action: wording?.action ?? action };
  };
}
