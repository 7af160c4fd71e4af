import { z } from 'zod';
import type { Fetch } from '#platform/network';
import { ProviderError } from '#platform/providers';
import { exchangeJson } from '#platform/providers/http';

/** A language of a server and the languages it translates it into. */
export interface ServedLanguage {
  readonly code: string;
  readonly targets: readonly string[];
}

const languagesSchema = z.array(z.object({ code: z.string(), targets: z.array(z.string()).default([]) }));

/** What a server translates (`GET /languages`); rejects with a `ProviderError`. */
export async function fetchLibreTranslateLanguages(
  baseUrl: string,
  signal?: AbortSignal,
  fetch?: Fetch,
): Promise<readonly ServedLanguage[]> {
  const json = await exchangeJson({
    url: `${baseUrl.replace(/\/+$/, '')}/languages`,
    signal,
    fetch,
    secrets: [],
  });
  const languages = languagesSchema.safeParse(json);
  if (languages.success) return languages.data;
  throw new ProviderError('unreadable', 'the reply is no list of languages', { isRetryable: true });
}

/** The codes by which a server may know a language, the most exact first; models are named by hand. */
export function codesFor(tag: string): readonly string[] {
  try {
    const locale = new Intl.Locale(tag);
    const { language, region } = locale;
    const script = locale.script ?? locale.maximize().script;
    const exact = [tag, script && `${language}-${script}`, region && `${language}-${region}`, language];
    const others = language === 'zh' ? [script === 'Hant' ? 'zt' : 'zh'] : language === 'no' ? ['nb'] : [];
    return [
      ...new Set([...exact, ...others].filter((code) => code !== undefined && code !== '')),
    ] as string[];
  } catch {
    return [tag];
  }
}

/** The code by which most servers know a language. */
export function usualCode(tag: string): string {
  try {
    const locale = new Intl.Locale(tag);
    return locale.language === 'zh' && locale.maximize().script === 'Hant' ? 'zt' : locale.language;
  } catch {
    return tag;
  }
}

/** The codes of a pair at a server, or undefined where it does not translate it. */
export function pairAt(
  languages: readonly ServedLanguage[],
  from: string,
  to: string,
): { readonly source: string; readonly target: string } | undefined {
  for (const source of codesFor(from)) {
    const served = languages.find(({ code }) => code.toLowerCase() === source.toLowerCase());
    if (!served) continue;
    for (const wanted of codesFor(to)) {
      const target = served.targets.find((code) => code.toLowerCase() === wanted.toLowerCase());
      if (target !== undefined && target !== served.code) return { source: served.code, target };
    }
  }
  return undefined;
}
