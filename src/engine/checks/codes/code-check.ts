import {
  type Check,
  type CheckExample,
  type CheckedPair,
  nothing,
  type Occurrence,
  remembered,
} from '#engine/checks/subject';
import { type CodeProblem, type CodeProblemKind, compareCodes, type InlineText } from '#engine/inline';

interface CodeCheck {
  readonly code: string;
  readonly weight: Check['weight'];
  readonly kinds: readonly CodeProblemKind[];
  /** Which of the missing codes it is about. */
  readonly blocks: boolean;
  readonly when: string;
  readonly action: string;
  readonly explanation: string;
  readonly examples: readonly CheckExample[];
}

/** A check of some kinds of problem that `compareCodes` names. */
export function codeCheck({ kinds, blocks, ...described }: CodeCheck): Check {
  return {
    ...described,
    find(pair: CheckedPair) {
      const { subject } = pair;
      if (subject.source.codes.size === 0 && subject.target.codes.size === 0) return nothing;
      if (isBlank(subject.target)) return nothing;
      const problems = problemsOf(pair);
      if (problems.length === 0) return nothing;
      return problems
        .filter(
          (problem) =>
            kinds.includes(problem.kind) && (problem.kind !== 'missing' || problem.blocks === blocks),
        )
        .map((problem) => occurrence(problem, subject.source, subject.target));
    },
  };
}

function isBlank({ items }: InlineText): boolean {
  return items.length === 0;
}

/** The problems of a pair, found once for the checks that ask for them. */
const problemsOf = remembered(({ subject }: CheckedPair): readonly CodeProblem[] =>
  compareCodes(subject.source, subject.target),
);

const words: Readonly<Record<CodeProblemKind, string>> = {
  missing: '',
  unknown: 'unknown',
  duplicate: 'twice',
  unopened: 'not opened',
  unclosed: 'not closed',
  crossing: 'crosses another',
  order: 'out of order',
};

function occurrence({ kind, id }: CodeProblem, source: InlineText, target: InlineText): Occurrence {
  const place = kind === 'missing' ? 0 : placeOf(id, target);
  const hint = source.codes.get(id)?.hint ?? target.codes.get(id)?.hint ?? '';
  const detail = [`code ${id}`, hint && `(${hint})`, words[kind]].filter(Boolean).join(' ');
  return { start: place, end: place, detail };
}

/** Offset in the plain text of the last mark of a code. */
function placeOf(id: number, { items, codes }: InlineText): number {
  let offset = 0;
  let place = 0;
  for (const item of items) {
    if (item.kind === 'text') offset += item.text.length;
    else {
      if (item.id === id) place = offset;
      if (item.kind !== 'close') offset += codes.get(item.id)?.equivalent.length ?? 0;
    }
  }
  return place;
}
