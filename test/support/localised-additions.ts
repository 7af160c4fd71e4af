import { createTermMatcher, type Glossary, type TermMatch } from '#engine/glossary';
import { makeInlineText, plainText } from '#engine/inline';
import type { TranslationPair } from '#test/translation-pairs';

const words: readonly (readonly [en: string, de: string, fr: string, es: string])[] = [
  ['file', 'Datei', 'fichier', 'archivo'],
  ['language', 'Sprache', 'langue', 'idioma'],
  ['account', 'Konto', 'compte', 'cuenta'],
  ['order', 'Bestellung', 'commande', 'pedido'],
  ['password', 'Passwort', 'mot de passe', 'contraseña'],
  ['address', 'Adresse', 'adresse', 'dirección'],
  ['element', 'Element', 'élément', 'elemento'],
  ['attribute', 'Attribut', 'attribut', 'atributo'],
  ['segment', 'Segment', 'segment', 'segmento'],
  ['subscription', 'Abonnement', 'abonnement', 'suscripción'],
];

const glossary: Glossary = {
  name: 'words of the sample',
  concepts: words.map(([en, de, fr, es]) => ({
    id: en,
    terms: Object.entries({ en, de, fr, es }).map(([language, text]) => ({
      language,
      text,
      status: 'preferred',
    })),
  })),
};
const matchers = new Map(
  ['de', 'fr', 'es'].map((to) => [to, createTermMatcher({ glossaries: [glossary], from: 'en', to })]),
);

/** The terms of a small glossary in the source of a pair; empty for languages it does not have. */
export function sampleTerms({ source, targetLanguage }: TranslationPair): TermMatch[] {
  return matchers.get(targetLanguage)?.findTerms(plainText(source)) ?? [];
}

const formats = ['long', 'medium', 'short'] as const;

/** A pair with a date behind both texts as their locales write it, `shift` days later in the target. */
export function withDate(pair: TranslationPair, index: number, shift: number): TranslationPair {
  const day = Date.UTC(2024, index % 12, 1 + ((index * 5) % 27));
  const dateStyle = formats[index % formats.length]!;
  const write = (language: string, date: number) =>
    new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', calendar: 'gregory' }).format(date);
  const behind = (text: TranslationPair['source'], date: string) =>
    makeInlineText([...text.items, { kind: 'text', text: ` [${date}]` }], text.codes);
  return {
    ...pair,
    sourceLanguage: 'en-GB',
    source: behind(pair.source, write('en-GB', day)),
    target: behind(pair.target, write(pair.targetLanguage, day + shift * 86_400_000)),
  };
}
