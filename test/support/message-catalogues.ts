import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chooseLocale, type Language, type Locale } from '#platform/web/messages';

export interface CatalogueText {
  readonly file: string;
  readonly name: string;
  readonly texts: Readonly<Record<Language, string>>;
}

type Catalogue = (locale: Locale) => object;

/** Every text without parameters that the rooms keep for people, in all languages. */
export async function listCatalogueTexts(): Promise<CatalogueText[]> {
  const files = globSync('src/**/{messages,*-messages}.ts').sort();
  const catalogues = await Promise.all(files.map(readCatalogues));
  return catalogues.flat();
}

async function readCatalogues(file: string): Promise<CatalogueText[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const catalogues = Object.values(module).filter((value) => typeof value === 'function');
  return catalogues.flatMap((catalogue) => {
    const read = (language: Language) =>
      (catalogue as Catalogue)(chooseLocale({ language })) as Readonly<Record<string, unknown>>;
    const [en, de] = [read('en'), read('de')];
    return Object.entries(en).flatMap(([name, text]) =>
      typeof text === 'string' ? [{ file, name, texts: { en: text, de: String(de[name]) } }] : [],
    );
  });
}
