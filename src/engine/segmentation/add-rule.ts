import {
  compileRules,
  readSrx,
  type SrxDocument,
  type SrxLanguage,
  type SrxMap,
  type SrxRule,
  srxDocument,
  writeSrx,
} from '#engine/segmentation/srx';

/**
 * SRX text with a rule for a language in front of all it had; text that cannot be read counts as none. Other rules, and other
 * languages, keep their meaning.
 *
 * @example
 * addRule(undefined, 'de', { break: false, before: '\\bAbt\\.', after: '\\s+' });
 */
export function addRule(srx: string | undefined, language: string, rule: SrxRule): string {
  const document = srx === undefined ? null : readSrx(srx).document;
  const [primary] = language.split('-');
  const name = `${primary} (project)`;
  const pattern = `${primary}(-.*)?`;
  if (!document) return writeSrx(srxDocument(name, [rule], pattern));
  const own = document.languages.find((candidate) => candidate.name === name);
  const first = document.maps.find((map) => fits(document, map, language));
  // Without cascading only the first map that fits counts, so that is where the rule has to be.
  const holder = own ? name : document.cascade ? undefined : first?.language;
  if (holder === undefined)
    return writeSrx({
      ...document,
      languages: [{ name, rules: [rule] }, ...document.languages],
      maps: [{ pattern, language: name }, ...document.maps],
    });
  const withRule = (held: SrxLanguage): SrxLanguage =>
    held.name === holder ? { ...held, rules: [rule, ...held.rules] } : held;
  return writeSrx({ ...document, languages: document.languages.map(withRule) });
}

const sentinel: SrxRule = { break: true, before: 'x', after: 'x' };

/** Whether a map chooses a language tag. */
function fits(document: SrxDocument, map: SrxMap, language: string): boolean {
  const languages = [{ name: map.language, rules: [sentinel] }];
  return compileRules({ ...document, languages, maps: [map] }, language).rules.length > 0;
}
