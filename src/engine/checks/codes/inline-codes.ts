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

export const codeMissing = codeCheck({
  code: 'code-missing',
  weight: 'blocks',
  kinds: ['missing'],
  blocks: true,
  when: 'A code of the source that may not be lost is not in the target.',
  action: 'Set the code where it belongs in the target.',
  explanation:
    'Objects, fields, references and protected texts may not be lost; formatting may, see `code-left-out`.',
  examples: [
    { source: 'Press <1/> now.', target: 'Jetzt drücken.', languages: ['en', 'de'], found: true },
    { source: 'Press <1/> now.', target: 'Jetzt <1/> drücken.', languages: ['en', 'de'], found: false },
    {
      source: 'Press <1>now</1>.',
      target: 'Jetzt drücken.',
      languages: ['en', 'de'],
      found: false,
      deletable: [1],
    },
  ],
});

export const codeLeftOut = codeCheck({
  code: 'code-left-out',
  weight: 'informs',
  kinds: ['missing'],
  blocks: false,
  when: 'Formatting of the source is not in the target.',
  action: 'Set it where the emphasis belongs, or approve the target without it.',
  explanation: 'Only for codes that a translation may do without, such as bold and italics.',
  examples: [
    {
      source: 'Press <1>now</1>.',
      target: 'Jetzt drücken.',
      languages: ['en', 'de'],
      found: true,
      deletable: [1],
    },
    {
      source: 'Press <1>now</1>.',
      target: '<1>Jetzt</1> drücken.',
      languages: ['en', 'de'],
      found: false,
      deletable: [1],
    },
  ],
});

export const codeAdded = codeCheck({
  code: 'code-added',
  weight: 'blocks',
  kinds: ['unknown', 'duplicate'],
  blocks: true,
  when: 'The target has a code that the source does not have, or has one twice.',
  action: 'Take the code out.',
  explanation: 'A code of the source stands once in the target.',
  examples: [
    { source: 'Press <1/> now.', target: '<1/> Jetzt <1/> drücken.', languages: ['en', 'de'], found: true },
    { source: 'Press <1/> now.', target: 'Jetzt <1/> drücken.', languages: ['en', 'de'], found: false },
  ],
});

export const codeNesting = codeCheck({
  code: 'code-nesting',
  weight: 'blocks',
  kinds: ['unopened', 'unclosed', 'crossing'],
  blocks: true,
  when: 'A pair of codes is open, begins behind its end, or crosses another one.',
  action: 'Set both halves of the pair around what they belong to.',
  explanation: 'Pairs that cross one another in the source may do so in the target.',
  examples: [
    { source: 'Press <1>now</1>.', target: '<1>Jetzt drücken.', languages: ['en', 'de'], found: true },
    { source: '<1>a</1> <2>b</2>', target: '<1>a <2>b</1> c</2>', languages: ['en', 'de'], found: true },
    { source: '<1>a</1> <2>b</2>', target: '<2>b</2> <1>a</1>', languages: ['en', 'de'], found: false },
  ],
});

export const codeOrder = codeCheck({
  code: 'code-order',
  weight: 'blocks',
  kinds: ['order'],
  blocks: true,
  when: 'Codes that may not be moved stand in another order than in the source.',
  action: 'Set them in the order of the source.',
  explanation:
    'Halves of pairs whose other half is in another sentence keep their order; all others may move with the words.',
  examples: [
    { source: '<1/>a <2/>b', target: '<2/>b <1/>a', languages: ['en', 'de'], found: true, unmovable: [1, 2] },
    { source: '<1/>a <2/>b', target: '<2/>b <1/>a', languages: ['en', 'de'], found: false },
  ],
});

function codeCheck({ kinds, blocks, ...described }: CodeCheck): Check {
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
