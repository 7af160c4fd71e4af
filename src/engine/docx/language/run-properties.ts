import { getAttribute, removeAttribute, setAttribute } from './attributes.ts';
import { type FontMap, type FontSlots, fontsFor } from './font-map.ts';
import type { Direction, LanguageInfo } from './language-info.ts';
import { Properties, spell, usualPrefixes, type WordPrefixes, wordName } from './properties.ts';
import { runPropertyOrder } from './schema-order.ts';

export interface RunPropertyOptions {
  readonly source: LanguageInfo;
  readonly target: LanguageInfo;
  /** Fonts to put where the run names its own; off by default. */
  readonly fonts?: FontMap;
  /** How the document spells the namespace; `w` by default. */
  readonly prefixes?: WordPrefixes;
  /**
   * Direction of the letters the run will hold, see `textDirection`. A run of Latin letters in an Arabic sentence must
   * not be `w:rtl` (17.3.2.30 leaves strong left-to-right characters in such a run undefined). Default: the target's.
   */
  readonly textDirection?: Direction;
}

/** Local names of the `w:rPr` children that may differ between a run and its translation. */
export const languageRunProperties: ReadonlySet<string> = new Set(
  'rFonts b bCs i iCs sz szCs rtl cs lang'.split(' '),
);

/** Bold, italic and size for complex scripts, and what they double (17.3.2.2, 17.3.2.17, 17.3.2.39). */
const twins = [
  ['b', 'bCs'],
  ['i', 'iCs'],
  ['sz', 'szCs'],
] as const;

/**
 * The raw `w:rPr` that a translated run needs, from the raw `w:rPr` of its source (undefined or empty: it has none):
 * an existing `w:lang` names the target, `w:rtl` follows the direction, bold, italic and size reach the script class
 * of the target, fonts are mapped if asked. Everything else stays as spelled and where it was. Returns the very same
 * string if nothing has to change, the empty string for no `w:rPr`. Pure and idempotent.
 */
export function adaptRunProperties(rPr: string | undefined, options: RunPropertyOptions): string {
  return adapt(rPr, options, (run) => {
    if (run.get('lang') !== undefined) setLanguage(run, options.target);
    const turns = options.target.direction === 'rtl' && options.source.direction === 'ltr';
    if (turns && options.textDirection !== 'ltr') run.switchOn('rtl');
    mapFonts(run, fontsFor(options.fonts, options.target), false);
  });
}

/**
 * The same for the `w:rPr` of a style or numbering level: it gets no `w:rtl`, since only translated runs have the new
 * direction, and its language changes only where it is the source's.
 */
export function adaptStyleRunProperties(rPr: string, options: RunPropertyOptions): string {
  return adapt(rPr, options, (run) => {
    if (namesLanguage(run, options.source)) setLanguage(run, options.target);
    mapFonts(run, fontsFor(options.fonts, options.target), false);
  });
}

/** The same for the `w:rPr` of the document defaults, which must name the target and its fonts. */
export function adaptDefaultRunProperties(rPr: string | undefined, options: RunPropertyOptions): string {
  return adapt(rPr, options, (run) => {
    setLanguage(run, options.target);
    mapFonts(run, fontsFor(options.fonts, options.target), true);
  });
}

function adapt(
  rPr: string | undefined,
  options: RunPropertyOptions,
  edit: (run: Properties) => void,
): string {
  const { source, target, prefixes = usualPrefixes } = options;
  if (source.wordTag === target.wordTag) return rPr ?? '';
  const run = new Properties('rPr', rPr, runPropertyOrder, prefixes);
  carryTwins(run, source, target);
  leaveScript(run, source, target);
  edit(run);
  return run.toString();
}

/** The attribute of `w:lang` and `w:themeFontLang` that speaks of a language's script (17.3.2.20). */
export function languageAttribute({ scriptClass }: LanguageInfo): 'val' | 'eastAsia' | 'bidi' {
  if (scriptClass === 'eastAsian') return 'eastAsia';
  return scriptClass === 'complex' ? 'bidi' : 'val';
}

function setLanguage(run: Properties, target: LanguageInfo): void {
  const { prefixes } = run;
  const local = languageAttribute(target);
  const old = run.get('lang') ?? `<${spell(prefixes.element, 'lang')}/>`;
  const isThere = getAttribute(old, wordName(local, prefixes)) !== undefined;
  if (!isThere && prefixes.attribute === undefined) return;
  run.put(
    'lang',
    setAttribute(old, wordName(local, prefixes), spell(prefixes.attribute ?? '', local), target.wordTag),
  );
}

function namesLanguage(run: Properties, language: LanguageInfo): boolean {
  const lang = run.get('lang');
  const value = lang && getAttribute(lang, wordName(languageAttribute(language), run.prefixes));
  return value?.split('-')[0]?.toLowerCase() === language.wordTag.split('-')[0];
}

function carryTwins(run: Properties, source: LanguageInfo, target: LanguageInfo): void {
  const was = source.scriptClass === 'complex';
  const becomes = target.scriptClass === 'complex';
  if (was === becomes) return;
  for (const [simple, complex] of twins) {
    const [from, to] = becomes ? [simple, complex] : [complex, simple];
    const raw = run.get(from);
    if (raw !== undefined && run.get(to) === undefined) run.put(to, renamed(raw, from, to));
  }
}

function renamed(raw: string, from: string, to: string): string {
  return raw.replace(new RegExp(`(</?(?:[^\\s:<>/]+:)?)${from}(?=[\\s/>])`, 'g'), `$1${to}`);
}

function leaveScript(run: Properties, source: LanguageInfo, target: LanguageInfo): void {
  if (source.direction === 'rtl' && target.direction === 'ltr') run.switchOff('rtl');
  if (source.scriptClass === 'complex' && target.scriptClass !== 'complex') run.switchOff('cs');
}

/** A theme font wins over a named one (17.3.2.26), so it has to go where a name is put. */
const themeAttributes = {
  ascii: 'asciiTheme',
  hAnsi: 'hAnsiTheme',
  eastAsia: 'eastAsiaTheme',
  cs: 'cstheme',
} as const;
const symbolFont =
  /^(?:symbol|webdings|wingdings.*|zapfdingbats|zapf dingbats|marlett|mt extra|opensymbol)$/i;

function mapFonts(run: Properties, fonts: FontSlots | undefined, addsMissing: boolean): void {
  const { prefixes } = run;
  const old = run.get('rFonts') ?? (addsMissing ? `<${spell(prefixes.element, 'rFonts')}/>` : undefined);
  if (!fonts || old === undefined || prefixes.attribute === undefined) return;
  const current = (local: string): string | undefined => getAttribute(old, wordName(local, prefixes));
  if (['ascii', 'hAnsi'].some((slot) => symbolFont.test(current(slot) ?? ''))) return;
  let raw = old;
  for (const [slot, theme] of Object.entries(themeAttributes)) {
    const font = fonts[slot as keyof FontSlots];
    if (font === undefined) continue;
    if (!addsMissing && current(slot) === undefined && current(theme) === undefined) continue;
    raw = removeAttribute(raw, wordName(theme, prefixes));
    raw = setAttribute(raw, wordName(slot, prefixes), spell(prefixes.attribute, slot), font);
  }
  if (raw !== old || (addsMissing && run.get('rFonts') === undefined)) run.put('rFonts', raw);
}
