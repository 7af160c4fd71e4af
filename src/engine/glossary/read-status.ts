import type { TermStatus } from './glossary.ts';

const spellings: Readonly<Record<TermStatus, string>> = {
  preferred:
    'preferred preferredterm standard standardized standardizedterm legalterm regulatedterm approved',
  allowed: 'allowed admitted admittedterm alternative acceptable permitted proposed',
  forbidden:
    'forbidden deprecated deprecatedterm superseded supersededterm obsolete notrecommended donotuse prohibited avoid rejected blacklisted',
  'do-not-translate': 'donottranslate dnt nottranslatable untranslatable keep',
};

const statuses = new Map(
  Object.entries(spellings).flatMap(([status, words]) =>
    words.split(' ').map((word): [string, TermStatus] => [word, status as TermStatus]),
  ),
);

/**
 * The status a file means, undefined where it is not known: our own names, those of TBX with and without `-admn-sts`
 * (ISO 12620), and those of other tools, in any case and with any blanks, hyphens and underscores.
 */
export function readStatus(text: string): TermStatus | undefined {
  return statuses.get(
    text
      .toLowerCase()
      .replace(/-admn-sts$/, '')
      .replace(/[\s_-]/g, ''),
  );
}
