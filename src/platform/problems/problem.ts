/** What a refusal code means, wherever it occurs. */
export interface ProblemDefinition {
  /** HTTP status it is told with. */
  readonly status: number;
  /** When it happens: one sentence, without the detail of an occurrence. */
  readonly when: string;
  /** What to do: one sentence. */
  readonly action: string;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemDefinition>>;

/** A request that was understood and refused; everything else that throws is a fault of Verso's own. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** Stable kebab-case code, documented in docs/problems.md. */
  readonly code: string;
  readonly status: number;
  readonly action: string;
  /** What the caller may need to go on, such as the file a name collides with. Never a secret. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    { status, when, action }: ProblemDefinition,
    { detail, facts = {}, cause }: ProblemOccurrence = {},
  ) {
    super(detail ? `${when} (${detail})` : when, { cause });
    this.code = code;
    this.status = status;
    this.action = action;
    this.facts = facts;
  }
}

export interface ProblemOccurrence {
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * Turns a room's catalogue of refusals into the function that makes them. The catalogue stays readable as `.catalogue`.
 *
 * @example
 * const problem = defineProblems({ 'file-unknown': { status: 404, when: 'There is no such file.', action: 'List the files.' } });
 * throw problem('file-unknown', { detail: id });
 */
export function defineProblems<const C extends ProblemCatalogue>(catalogue: C) {
  const make = (code: keyof C & string, occurrence?: ProblemOccurrence): Problem =>
    new Problem(code, catalogue[code]!, occurrence);
  return Object.assign(make, { catalogue });
}
