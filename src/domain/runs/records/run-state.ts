/** The stages of a run in the order of travel. */
export const runStages = [
  'intake',
  'extraction',
  'translation',
  'quality',
  'review',
  'assembly',
  'delivery',
] as const;
export type RunStage = (typeof runStages)[number];

export const runStates = [
  'waiting',
  'running',
  'paused',
  'in_review',
  'delivered',
  'blocked',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

/** What can happen to a run, and the states in which it can. This table is the whole machine; docs draw it. */
export const transitions = {
  /** The first job of a run has begun. */
  begin: { from: ['waiting'], to: 'running' },
  /** A stage is done and the next one's jobs are waiting. */
  advance: { from: ['running'], to: 'running' },
  /** A stage is done while the run is paused: what it made is kept, nothing is queued. */
  hold: { from: ['paused'], to: 'paused' },
  pause: { from: ['waiting', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  /** Policy asks for people. */
  ask: { from: ['running'], to: 'in_review' },
  /** The last target that people had to see is approved. */
  approve: { from: ['in_review'], to: 'running' },
  deliver: { from: ['running'], to: 'delivered' },
  /** The output is not what it has to be, or policy forbids it. */
  block: { from: ['running'], to: 'blocked' },
  fail: { from: ['waiting', 'running'], to: 'failed' },
  cancel: { from: ['waiting', 'running', 'paused', 'in_review', 'blocked', 'failed'], to: 'cancelled' },
  /** Again from a stage, in a new epoch. */
  retry: { from: ['failed', 'blocked', 'cancelled', 'in_review'], to: 'running' },
} as const satisfies Record<string, { from: readonly RunState[]; to: RunState }>;

export type RunEvent = keyof typeof transitions;

/** The state after an event; undefined where the event cannot happen in this state. */
export function stateAfter(state: RunState, event: RunEvent): RunState | undefined {
  const { from, to } = transitions[event];
  return (from as readonly RunState[]).includes(state) ? to : undefined;
}

/** Whether nothing more happens by itself. */
export function isEnded(state: RunState): boolean {
  return state === 'delivered' || state === 'blocked' || state === 'failed' || state === 'cancelled';
}
