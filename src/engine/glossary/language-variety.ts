/** A BCP 47 tag as far as terminology cares. */
interface Variety {
  readonly language: string;
  readonly script: string | undefined;
  /** As the tag says it; undefined where it says none. */
  readonly region: string | undefined;
}

/** How far the variety of a term is from the one that is wanted; higher is farther. */
export const SAME = 0;
/** The term is of the language at large: `en` for `en-GB`. */
export const GENERAL = 1;
/** A variety serves the language at large: `en-GB` for `en`. */
export const PARTICULAR = 2;
/** The term is of another variety: `en-US` for `en-GB`. */
export const SIBLING = 3;

/**
 * How well a term of language `tag` serves `wanted` (BCP 47 tags, any case, `_` for `-`); undefined where it does not:
 * another language, or the same in another script (`zh-TW` and `zh-CN`, `sr-Latn` and `sr-Cyrl`).
 */
export function varietyDistance(tag: string, wanted: string): number | undefined {
  const term = varietyOf(tag);
  const other = varietyOf(wanted);
  if (term.language !== other.language || term.script !== other.script) return undefined;
  if (term.region === other.region) return SAME;
  if (term.region === undefined) return GENERAL;
  return other.region === undefined ? PARTICULAR : SIBLING;
}

/** The language of a tag without script, region and the like, lower case; equal for tags that can serve one another. */
export function languageRoot(tag: string): string {
  return varietyOf(tag).language;
}

const known = new Map<string, Variety>();

function varietyOf(tag: string): Variety {
  let variety = known.get(tag);
  if (variety === undefined) {
    variety = readTag(tag.replaceAll('_', '-'));
    if (known.size > 1000) known.clear();
    known.set(tag, variety);
  }
  return variety;
}

function readTag(tag: string): Variety {
  try {
    const locale = new Intl.Locale(tag);
    // Norwegian without more is Bokmål in practice, and named either way.
    const language = locale.language === 'no' ? 'nb' : locale.language;
    return { language, script: locale.maximize().script, region: locale.region };
  } catch {
    return { language: tag.toLowerCase(), script: undefined, region: undefined };
  }
}
