import type { ContentOptions, CoverageLine } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import type { DocxPackage, OpenOptions } from '#engine/docx/package';
import { countRevisions } from '#engine/docx/revisions';
import { isStory, partKind } from '#engine/docx/story';
import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { countWords } from '#engine/words';
import { extractSegments } from '#pipeline/extraction';
import { type DetectedLanguage, intakeFindings, takeIn } from '#pipeline/intake';

export interface InspectionRequest {
  readonly bytes: Uint8Array;
  readonly content: ContentOptions;
  readonly open?: OpenOptions;
  readonly from?: string;
}

/** What a document holds and what a translation with these options would reach. */
export interface Inspection {
  readonly flavour: string;
  readonly sha256: string;
  /** BCP 47 tag of the language most of the text is in. */
  readonly language: string;
  /** Characters of the main document's text by the language they are marked with, most first. */
  readonly languages: DetectedLanguage['marked'];
  readonly segments: number;
  /** Words and characters (without white space) of the segments, mirrors counted once. */
  readonly words: number;
  readonly characters: number;
  readonly codes: number;
  readonly revisions: number;
  readonly features: readonly string[];
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
}

/** Looks into a document without changing anything; a file that cannot be translated gives `refused`. */
export function inspectDocument({
  bytes,
  content,
  open,
  from,
}: InspectionRequest): Inspection | { readonly refused: readonly Finding[] } {
  const taken = takeIn(bytes, open);
  if ('refused' in taken) return taken;
  const language = from ?? taken.detectedLanguage.language;
  const tag = languageInfo(language)?.tag ?? 'en';
  const { document, segments, findings } = extractSegments(taken.package, content, tag);
  const texts = segments.map(({ source }) => plainText(source));
  return {
    flavour: taken.package.flavour,
    sha256: taken.sha256,
    language,
    languages: taken.detectedLanguage.marked,
    segments: segments.length,
    words: texts.reduce((sum, text) => sum + countWords(text), 0),
    characters: texts.reduce((sum, text) => sum + text.replace(/\s/g, '').length, 0),
    codes: segments.reduce((sum, { source }) => sum + source.codes.size, 0),
    revisions: countAllRevisions(taken.package),
    features: listFeatures(taken.package),
    coverage: document.coverage,
    findings: [...intakeFindings(taken, from), ...findings],
  };
}

function countAllRevisions(pkg: DocxPackage): number {
  let total = 0;
  for (const { name, contentType, isXml } of pkg.parts) {
    if (isXml && isStory(partKind(contentType))) total += countRevisions(pkg.xml(name)).total;
  }
  return total;
}

const features: Readonly<Record<string, string>> = {
  'w:tbl': 'tables',
  'w:footnoteReference': 'footnotes',
  'w:endnoteReference': 'endnotes',
  'w:commentReference': 'comments',
  'w:txbxContent': 'text boxes',
  'w:fldChar': 'fields',
  'w:fldSimple': 'fields',
  'w:hyperlink': 'hyperlinks',
  'w:sdt': 'content controls',
  'w:ins': 'tracked changes',
  'w:del': 'tracked changes',
  'w:numPr': 'numbering',
  'w:drawing': 'drawings',
  'w:pict': 'VML drawings',
  'w:object': 'embedded objects',
  'w:ruby': 'ruby',
  'm:oMath': 'formulas',
  'w:bookmarkStart': 'bookmarks',
  'w:vanish': 'hidden text',
  'w:rtl': 'right-to-left text',
  'w:altChunk': 'imported chunks',
  'v:textpath': 'WordArt',
  'w:ffData': 'form fields',
};

function listFeatures(pkg: DocxPackage): string[] {
  const found = new Set<string>();
  for (const { name, contentType, isXml } of pkg.parts) {
    const kind = partKind(contentType);
    if (kind === 'header' || kind === 'footer') found.add('headers and footers');
    if (kind === 'chart') found.add('charts');
    if (kind === 'diagram-data') found.add('SmartArt');
    if (!isXml || !isStory(kind)) continue;
    for (const { canonical } of pkg.xml(name).names) if (features[canonical]) found.add(features[canonical]);
  }
  return [...found].sort();
}
