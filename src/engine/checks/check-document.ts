import type { CheckSubject } from '#engine/checks/subject';
import { codeText, plainText } from '#engine/inline';
import { type CheckFinding, findingOf } from './check-finding.ts';
import { type CheckSettings, defaultCheckSettings } from './check-settings.ts';
import { type DocumentCheck, targetInconsistent, targetShared } from './document-checks.ts';

/** What only all targets of a document together show, in the order of the subjects. Never throws; linear. */
export function checkDocument(
  subjects: readonly CheckSubject[],
  settings: CheckSettings = defaultCheckSettings,
): CheckFinding[] {
  const texts = subjects
    .map((subject) => ({ subject, target: tidy(plainText(subject.target)) }))
    .filter(({ target }) => target !== '');
  return [
    ...findingsOf(targetInconsistent, settings, inconsistent(texts)),
    ...findingsOf(targetShared, settings, shared(texts)),
  ];
}

interface Text {
  readonly subject: CheckSubject;
  /** Plain text of the target, tidied. */
  readonly target: string;
}

interface Deviation {
  readonly subject: CheckSubject;
  readonly detail: string;
}

function findingsOf(
  { code, weight }: DocumentCheck,
  settings: CheckSettings,
  deviations: Iterable<Deviation>,
): CheckFinding[] {
  const chosen = settings.checks[code] ?? weight;
  if (chosen === 'off') return [];
  return [...deviations].map(({ subject, detail }) =>
    findingOf(code, chosen, subject.id, { start: 0, end: 0, detail }),
  );
}

/** Subjects whose target is not the usual one of their source. */
function inconsistent(texts: readonly Text[]): Deviation[] {
  const bySource = Map.groupBy(
    texts,
    ({ subject }) => `${subject.targetLanguage}\n${tidy(codeText(subject.source))}`,
  );
  const found: Deviation[] = [];
  for (const group of bySource.values()) {
    const byTarget = Map.groupBy(group, ({ target }) => target);
    if (byTarget.size < 2) continue;
    const usual = [...byTarget.values()].reduce((most, other) => (other.length > most.length ? other : most));
    for (const { subject, target } of group) {
      if (target !== usual[0]!.target)
        found.push({ subject, detail: `elsewhere: ${short(usual[0]!.target)}` });
    }
  }
  return found;
}

/** Subjects whose target stood for another source before. */
function shared(texts: readonly Text[]): Deviation[] {
  const byTarget = Map.groupBy(texts, ({ subject, target }) => `${subject.targetLanguage}\n${target}`);
  const found: Deviation[] = [];
  for (const group of byTarget.values()) {
    const [first, ...others] = group;
    if (others.length === 0 || !/\S\s+\S/.test(first!.target)) continue;
    const source = bare(plainText(first!.subject.source));
    for (const { subject } of others) {
      const own = plainText(subject.source);
      if (bare(own) !== source)
        found.push({ subject, detail: `also for: ${short(plainText(first!.subject.source))}` });
    }
  }
  return found;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Letters and digits alone, small. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
