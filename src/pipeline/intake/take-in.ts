import { createHash } from 'node:crypto';
import { type LanguageInfo, languageInfo } from '#engine/docx/language';
import { type DocxPackage, type OpenOptions, openPackage } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import { type DetectedLanguage, detectLanguage } from './detect-language.ts';
import { intakeFinding } from './findings.ts';

/** A version taken in: opened, identified, ready for extraction. */
export interface TakenIn {
  readonly package: DocxPackage;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256: string;
  /** Language the document is written in, by its own marks or by its letters. */
  readonly detectedLanguage: DetectedLanguage;
  readonly findings: readonly Finding[];
}

/** Opens a file and identifies it. A file that cannot be translated gives `refused` with at least one error. */
export function takeIn(
  bytes: Uint8Array,
  options: OpenOptions = {},
): TakenIn | { readonly refused: readonly Finding[] } {
  const opened = openPackage(bytes, options);
  if (!opened.package) return { refused: opened.findings };
  return {
    package: opened.package,
    sha256: sha256(bytes),
    detectedLanguage: detectLanguage(opened.package),
    findings: opened.findings,
  };
}

/** What a document must be told about its source and target language, or why one of them cannot be used. */
export function settleLanguages(
  from: string,
  to: string,
):
  | { readonly source: LanguageInfo; readonly target: LanguageInfo }
  | { readonly refused: readonly Finding[] } {
  const source = knownLanguage(from);
  const target = knownLanguage(to);
  if (source && target) return { source, target };
  return {
    refused: [intakeFinding('language-not-a-tag', { detail: (source ? to : from) || 'none is named' })],
  };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language by its tag, if there is one: `german` is a well-formed tag that names none. Private-use codes pass. */
function knownLanguage(tag: string): LanguageInfo | undefined {
  const info = languageInfo(tag);
  const language = info?.tag.split('-')[0] ?? '';
  return /^q[a-t][a-z]$/.test(language) || (info && languageNames.of(language)) ? info : undefined;
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Findings of intake that count once it is settled whether the language was named. */
export function intakeFindings(
  { findings, detectedLanguage }: TakenIn,
  namedLanguage: string | undefined,
): Finding[] {
  return namedLanguage === undefined ? [...findings, ...detectedLanguage.findings] : [...findings];
}
