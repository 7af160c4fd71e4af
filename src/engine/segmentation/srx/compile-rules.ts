import type { Finding } from '#engine/findings';
import { srxFinding } from './findings.ts';
import { LinearPattern } from './linear-match.ts';
import { isDeterministic, mostRounds } from './pattern-cost.ts';
import { mirrored, PatternFault, type PatternNode, patternSource } from './pattern-nodes.ts';
import { readPattern } from './read-pattern.ts';
import type { PlacedRule, SrxDocument, SrxRule } from './srx-document.ts';

/** One side of a rule: an expression that tests one place, or one that is run over a text once for all places. */
export type Side =
  | { readonly at: RegExp; readonly source: string }
  | { readonly linear: LinearPattern }
  | null;

/** A rule ready for matching; a side that is null fits everywhere. */
export interface CompiledRule {
  readonly break: boolean;
  readonly before: Side;
  readonly after: Side;
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  readonly findings: readonly Finding[];
}

/**
 * The rules of one language tag, compiled. A rule that cannot be translated or could take too long is left out and
 * reported; never throws.
 */
export function compileRules(document: SrxDocument, language: string): CompiledRules {
  const { placed, findings } = rulesOfLanguage(document, language);
  const rules: CompiledRule[] = [];
  for (const rule of placed) {
    const result = compileRule(rule);
    if ('code' in result) findings.push(result);
    else {
      rules.push(result.rule);
      if (result.relaxed) findings.push(srxFinding('srx-pattern-relaxed', { place: rule.place }));
    }
  }
  return { rules, findings };
}

/** What every rule of the document would be reported for, whichever language it belongs to. */
export function checkSrx(document: SrxDocument): Finding[] {
  const findings: Finding[] = [];
  for (const language of document.languages) {
    for (const [i, rule] of language.rules.entries()) {
      const result = compileRule({ ...rule, place: placeOf(language.name, i) });
      if ('code' in result) findings.push(result);
    }
  }
  for (const map of document.maps) {
    const pattern = compileMap(map.pattern);
    if ('code' in pattern) findings.push(pattern);
  }
  return findings;
}

/** Language tags are short (RFC 5646 recommends room for 35 characters), so that a map's expression has little to match. */
const longestTag = 35;

const placeOf = (language: string, index: number) => `${language}, rule ${index + 1}`;

function rulesOfLanguage(
  document: SrxDocument,
  language: string,
): { placed: PlacedRule[]; findings: Finding[] } {
  const placed: PlacedRule[] = [];
  const findings: Finding[] = [];
  const used = new Set<string>();
  for (const map of document.maps) {
    const pattern = compileMap(map.pattern);
    if ('code' in pattern) findings.push(pattern);
    else if (pattern.test(language) && !used.has(map.language)) {
      const found = document.languages.find((candidate) => candidate.name === map.language);
      if (!found) continue;
      used.add(map.language);
      placed.push(...found.rules.map((rule, i) => ({ ...rule, place: placeOf(found.name, i) })));
      if (!document.cascade) break;
    }
  }
  return { placed, findings };
}

function compileMap(pattern: string): RegExp | Finding {
  try {
    const { node } = readPattern(pattern);
    if (!isDeterministic(node)) new LinearPattern(node, false);
    return new RegExp(`^(?:${patternSource(node, longestTag)})$`, 'vi');
  } catch (fault) {
    return reported(fault, pattern, 'language map');
  }
}

function compileRule(rule: PlacedRule): { rule: CompiledRule; relaxed: boolean } | Finding {
  let current = rule.before;
  try {
    const before = readPattern(rule.before);
    const compiledBefore = compileBefore(before.node);
    current = rule.after;
    const after = readPattern(rule.after);
    return {
      rule: { break: rule.break, before: compiledBefore, after: compileAfter(after.node) },
      relaxed: before.relaxed || after.relaxed,
    };
  } catch (fault) {
    return reported(fault, current, rule.place);
  }
}

const isEmpty = (node: PatternNode) => node.kind === 'sequence' && node.items.length === 0;
function compileBefore(node: PatternNode): Side {
  if (isEmpty(node)) return null;
  // In a look-behind the matcher runs from right to left.
  if (!isDeterministic(mirrored(node))) return { linear: new LinearPattern(node, false) };
  const source = `(?<=${patternSource(node, mostRounds)})`;
  return { source, at: new RegExp(source, 'vy') };
}

function compileAfter(node: PatternNode): Side {
  if (isEmpty(node)) return null;
  if (!isDeterministic(node)) return { linear: new LinearPattern(node, true) };
  const source = `(?=${patternSource(node, mostRounds)})`;
  return { source, at: new RegExp(source, 'vy') };
}

function reported(fault: unknown, pattern: string, place: string): Finding {
  if (!(fault instanceof PatternFault) && !(fault instanceof SyntaxError)) throw fault;
  const shown = pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern;
  const costly = /ways|too long/.test(fault.message);
  return srxFinding(costly ? 'srx-pattern-too-costly' : 'srx-pattern-not-supported', {
    detail: `${fault.message} in ${shown}`,
    place,
  });
}

/** A rule document for one language, such as a project's own exceptions. */
export function srxDocument(language: string, rules: readonly SrxRule[], pattern = '.*'): SrxDocument {
  return {
    segmentSubflows: true,
    cascade: true,
    formatHandles: { start: false, end: true, isolated: false },
    languages: [{ name: language, rules }],
    maps: [{ pattern, language }],
  };
}
