import { languageInfo, textDirection } from '#engine/docx/language';
import type { DocxPackage } from '#engine/docx/package';
import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { intakeFinding } from './findings.ts';
import { guessByScript } from './guess-by-script.ts';

export interface DetectedLanguage {
  /** BCP 47 tag of the language most of the text is in. */
  readonly language: string;
  /** Characters of run text by the language they are marked with, most first. */
  readonly marked: readonly { readonly language: string; readonly characters: number }[];
  /** Says so where the document's marks were missing or contradict its letters. */
  readonly findings: readonly Finding[];
}

/**
 * The language of a document: what most of the main document's text is marked with (`w:lang`, ECMA-376-1, 17.3.2.20),
 * unless the letters say otherwise; then, and where nothing is marked, the commonest language of their script.
 */
export function detectLanguage(pkg: DocxPackage): DetectedLanguage {
  const tree = pkg.xml(pkg.mainPart);
  const defaults = defaultLanguages(pkg);
  const weight = new Map<string, number>();
  let sample = '';
  for (let node = 0; node < tree.count; node++) {
    if (tree.name(node) !== 'w:t') continue;
    const text = tree.textContent(node);
    if (sample.length < 20_000) sample += text;
    const language = runLanguage(tree, tree.parent[node]!, text, defaults);
    if (language) weight.set(language, (weight.get(language) ?? 0) + text.length);
  }
  const marked = [...weight]
    .map(([language, characters]) => ({ language, characters }))
    .sort((a, b) => b.characters - a.characters);
  const guess = guessByScript(sample);
  const claimed = marked[0]?.language ?? defaults.val;
  if (claimed === undefined || !languageInfo(claimed)) {
    return {
      language: guess.language,
      marked,
      findings: [intakeFinding('language-guessed', { detail: guess.language })],
    };
  }
  if (
    guess.script === undefined ||
    new Intl.Locale(claimed).maximize().script === guess.script ||
    guess.fits(claimed)
  ) {
    return { language: claimed, marked, findings: [] };
  }
  const detail = `marked ${claimed}, written like ${guess.language}`;
  return { language: guess.language, marked, findings: [intakeFinding('language-contradicted', { detail })] };
}

interface Languages {
  readonly val?: string;
  readonly bidi?: string;
  readonly eastAsia?: string;
}

/** Which of the three languages of a run its letters fall under (17.3.2.20). */
function runLanguage(tree: XmlTree, run: number, text: string, defaults: Languages): string | undefined {
  const slot =
    textDirection(text) === 'rtl'
      ? 'bidi'
      : /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3]/.test(text)
        ? 'eastAsia'
        : 'val';
  const properties = tree.child(run, 'w:rPr');
  const lang = properties === -1 ? -1 : tree.child(properties, 'w:lang');
  const language = (lang === -1 ? undefined : tree.attribute(lang, `w:${slot}`)) ?? defaults[slot];
  return language === 'x-none' ? undefined : language;
}

function defaultLanguages(pkg: DocxPackage): Languages {
  const styles = pkg
    .relationships(pkg.mainPart)
    .find(({ kind, external }) => kind === 'styles' && !external)?.target;
  const part = styles === undefined ? undefined : pkg.part(styles);
  if (!part?.isXml) return {};
  const tree = pkg.xml(part.name);
  let node = tree.root;
  for (const step of ['w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang']) {
    node = tree.child(node, step);
    if (node === -1) return {};
  }
  return {
    val: tree.attribute(node, 'w:val'),
    bidi: tree.attribute(node, 'w:bidi'),
    eastAsia: tree.attribute(node, 'w:eastAsia'),
  };
}
