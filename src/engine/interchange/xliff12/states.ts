import type { SegmentState } from '#engine/interchange';

/** The state of a target and a tool's finer word for it. */
export interface TargetState {
  readonly state?: SegmentState;
  readonly subState?: string;
}

/** State of a target that is a copy of its source, put there for tools that show only targets. */
export const copiedState = 'needs-translation';

/** Prefix of sub-states that are states or state qualifiers of XLIFF 1.2. */
const prefix = 'xlf12:';

const written: Readonly<Record<SegmentState, string>> = {
  initial: 'new',
  translated: 'translated',
  reviewed: 'signed-off',
  final: 'final',
};

/** What the states of XLIFF 1.2 mean. */
const meanings: Readonly<Record<string, SegmentState>> = {
  new: 'initial',
  'needs-adaptation': 'translated',
  'needs-l10n': 'initial',
  'needs-review-adaptation': 'translated',
  'needs-review-l10n': 'translated',
  'needs-review-translation': 'translated',
  translated: 'translated',
  'signed-off': 'reviewed',
  final: 'final',
};

/** `state` and `state-qualifier` of a target. */
export function targetAttributes({ state, subState }: TargetState): Record<string, string | undefined> {
  if (state === undefined) return {};
  const finer = subState?.startsWith(prefix) ? subState.slice(prefix.length) : undefined;
  if (finer !== undefined && meanings[finer] === state && finer !== written[state]) return { state: finer };
  const isQualifier = finer !== undefined && qualifiers.has(finer);
  return { state: written[state], 'state-qualifier': isQualifier ? finer : undefined };
}

/** What `state` and `state-qualifier` say; undefined where the state is none of XLIFF 1.2. */
export function meaningOf(state: string | undefined, qualifier: string | undefined): TargetState | undefined {
  if (state === undefined || state === copiedState) return {};
  const meaning = state.startsWith('x-') ? 'initial' : meanings[state];
  if (meaning === undefined) return undefined;
  if (state !== written[meaning]) return { state: meaning, subState: `${prefix}${state}` };
  return { state: meaning, ...(qualifier && { subState: `${prefix}${qualifier}` }) };
}

/** Values of `state-qualifier` in XLIFF 1.2. */
const qualifiers = new Set([
  'exact-match',
  'fuzzy-match',
  'id-match',
  'leveraged-glossary',
  'leveraged-inherited',
  'leveraged-mt',
  'leveraged-repository',
  'leveraged-tm',
  'mt-suggestion',
  'rejected-grammar',
  'rejected-inaccurate',
  'rejected-length',
  'rejected-spelling',
  'tm-suggestion',
]);

/** `conf` of a segment definition of Trados. */
export const tradosStates: Readonly<Record<string, SegmentState>> = {
  Draft: 'initial',
  RejectedTranslation: 'initial',
  Translated: 'translated',
  RejectedSignOff: 'translated',
  ApprovedTranslation: 'reviewed',
  ApprovedSignOff: 'final',
};

/** `status` of a row of memoQ. */
export const memoqStates: Readonly<Record<string, SegmentState>> = {
  Rejected: 'initial',
  Edited: 'initial',
  PartiallyEdited: 'initial',
  Pretranslated: 'initial',
  AssembledFromFragments: 'initial',
  ManuallyConfirmed: 'translated',
  Confirmed: 'translated',
  Reviewer1Confirmed: 'reviewed',
  Proofread: 'final',
  Reviewer2Confirmed: 'final',
};
