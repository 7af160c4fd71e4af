import type { Formats, Locale } from '#platform/web/messages';

export type Theme = 'system' | 'light' | 'dark';

/** Who looks, how they read, and what they entered: what every component can ask for. */
export interface View<A extends string = string> {
  readonly locale: Locale;
  readonly format: Formats;
  readonly theme: Theme;
  readonly person: { readonly id: string; readonly name: string } | undefined;
  /** Path and query of the page that is shown. */
  readonly path: string;
  /** Goes with every form, bound to the session. */
  readonly formToken: string;
  readonly entered: Entered | undefined;
  readonly now: Date;
  /** Whether the person may do this; in a project where one is given. For what to show: use-cases ask again. */
  may(ability: A, projectId?: string): boolean;
  /** What happened and what to do, in the person's language. */
  sayTrouble(trouble: Trouble): Told;
  /** Why something failed, in the person's language as far as its words are known. */
  sayCause(cause: string): string;
  /** Where in a document or file something is, in the person's language. */
  sayPlace(place: string): string;
}

/** A refusal or a finding, as the code tells it or as it is kept. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly action: string;
}

/** A refusal or a finding, as people read it. */
export interface Told {
  readonly when: string;
  readonly action: string;
}

/** A form that was refused. */
export interface Entered {
  /** The form's name; empty where a page has one form only. */
  readonly form: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** What is wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with the whole. */
  readonly problem: ShownProblem | undefined;
}

export interface ShownProblem {
  readonly code: string;
  readonly when: string;
  readonly action: string;
}
