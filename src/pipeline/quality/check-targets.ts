import {
  type CheckSettings,
  type CheckSubject,
  type CheckTools,
  checkCodes,
  checkDocument,
  checkTarget,
  correctTarget,
  loadLanguageDetector,
  type ResultSource,
} from '#engine/checks';
import type { Finding } from '#engine/findings';
import type { TermMatch } from '#engine/glossary';
import { type InlineText, plainText } from '#engine/inline';

/** How far a target is checked; `pending` is one that has not been. */
export type VerificationState = 'pending' | 'passed' | 'warned' | 'failed';

export interface CheckableSegment {
  readonly id: string;
  readonly part: string;
  readonly place: string;
  readonly source: InlineText;
}

export interface CheckableTarget {
  readonly text: InlineText;
  readonly resultSource: ResultSource;
  readonly score?: number;
}

export interface QualityRequest {
  readonly segments: readonly CheckableSegment[];
  /** By segment id; segments without one are not checked. */
  readonly targets: ReadonlyMap<string, CheckableTarget>;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly settings: CheckSettings;
  /** Whether what the checks can correct by themselves is corrected; default true. */
  readonly correct?: boolean;
  /** The terms of the glossaries in a source text. */
  findTerms?(text: string): readonly TermMatch[];
  readonly signal?: AbortSignal;
}

export interface Quality {
  /** Targets as they are after correction, by segment id. */
  readonly texts: ReadonlyMap<string, InlineText>;
  readonly states: ReadonlyMap<string, VerificationState>;
  readonly findings: readonly Finding[];
  /** The same by segment id, of segments that have any. */
  readonly findingsOf: ReadonlyMap<string, readonly Finding[]>;
  /** Segments whose target was corrected. */
  readonly corrected: number;
}

/**
 * Checks every target, alone and beside the others, after correcting what can be corrected without a person. What a
 * policy lets block is an error, which holds the document back. Rejects only when `signal` aborts.
 */
export async function checkTargets(request: QualityRequest): Promise<Quality> {
  const corrections = onlyCertain(request.settings);
  const tools: CheckTools = { languageDetector: await loadLanguageDetector() };
  const places = new Map(request.segments.map((segment) => [segment.id, segment]));
  const texts = new Map<string, InlineText>();
  const states = new Map<string, VerificationState>();
  const findings: Finding[] = [];
  const findingsOf = new Map<string, Finding[]>();
  const subjects: CheckSubject[] = [];
  let corrected = 0;
  const report = (found: readonly (Finding & { readonly subject: string })[]): void => {
    for (const { code, severity, message, action, subject } of found) {
      const { part, place } = places.get(subject)!;
      const finding = { code, severity, message, action, part, place };
      findings.push(finding);
      const others = findingsOf.get(subject);
      if (others) others.push(finding);
      else findingsOf.set(subject, [finding]);
      states.set(subject, worse(states.get(subject)!, severity));
    }
  };
  for (const [index, segment] of request.segments.entries()) {
    if (index % 200 === 0) {
      request.signal?.throwIfAborted();
      await new Promise(setImmediate);
    }
    const target = request.targets.get(segment.id);
    if (!target) continue;
    const given = subjectOf(segment, target, request);
    const result = request.correct === false ? undefined : correctTarget(given, corrections, tools);
    const subject = result?.corrected.length ? { ...given, target: result.target } : given;
    if (subject !== given) corrected++;
    subjects.push(subject);
    texts.set(segment.id, subject.target);
    states.set(segment.id, 'passed');
    report(checkTarget(subject, request.settings, tools));
  }
  report(checkDocument(subjects, request.settings));
  return { texts, states, findings, findingsOf, corrected };
}

/**
 * Checks whose corrections cannot change what a sentence says. Those of numbers, punctuation and blanks at codes are
 * right as a rule, not always (`192.168.178.100` is no amount), and stay an offer to people.
 */
const certain: ReadonlySet<string> = new Set(['edge-blanks', 'double-blank', 'line-breaks']);

function onlyCertain(settings: CheckSettings): CheckSettings {
  const checks = Object.fromEntries(
    checkCodes.map((code) => [code, certain.has(code) ? settings.checks[code] : 'off'] as const),
  );
  return { ...settings, checks: withoutUndefined(checks), patterns: [] };
}

function withoutUndefined<V>(values: Readonly<Record<string, V | undefined>>): Record<string, V> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    V
  >;
}

function subjectOf(
  { id, source }: CheckableSegment,
  { text, resultSource, score }: CheckableTarget,
  { from, to, findTerms }: QualityRequest,
): CheckSubject {
  return {
    id,
    source,
    target: text,
    sourceLanguage: from,
    targetLanguage: to,
    resultSource,
    ...(score !== undefined && { score }),
    ...(findTerms && { terms: findTerms(plainText(source)) }),
  };
}

function worse(state: VerificationState, severity: Finding['severity']): VerificationState {
  if (severity === 'error') return 'failed';
  return severity === 'warning' && state === 'passed' ? 'warned' : state;
}
