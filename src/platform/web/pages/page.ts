import type { z } from 'zod';
import type { UploadPart } from '#platform/web';
import type { PageAnswer } from './answer.ts';
import type { View } from './view.ts';

type Schema = z.ZodType;

/** One address of the console. Its use-cases are those of the API; only how it is asked and shown differs. */
export interface Page<
  C,
  A extends string,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  F extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST';
  /** From the root, with `:name` for parameters: `/projects/:projectId/files`. */
  readonly path: string;
  /** What the use-case asks for. `undefined`: also for people who are not signed in. */
  readonly ability: A | undefined;
  readonly params?: P;
  /** Fields left empty count as not there. */
  readonly query?: Q;
  /** Fields of a form; one that occurs several times is a list. */
  readonly form?: F;
  /** `multipart` reaches the handler as streams in `input.upload`; fields come before files. */
  readonly accepts?: 'fields' | 'multipart';
  /** What its files are, for how large each may be (`uploadLimitOf`); default `documents`. `exchange` is for memories and glossaries. */
  readonly brings?: 'documents' | 'exchange';
  /**
   * Path of the page that holds the form of a POST, by default its own: where the form is refused, that page is shown again
   * with what was entered and what is wrong with it.
   */
  readonly formPage?: string;
  /** Field that is at fault, by code of the problem. */
  readonly problemFields?: Readonly<Record<string, string>>;
  /** Whether it runs in one transaction; default for POST. */
  readonly transaction?: boolean;
  readonly navigation?: Navigation;
  handle(context: C, input: PageInput<A, P, Q, F>): Promise<PageAnswer> | PageAnswer;
}

/** Where a page is found from every other page, for whoever has its ability. */
export interface Navigation {
  /**
   * `house` is the header, `project` the row below it inside a project, `project-setup` the menu at the end of that row, `settings`
   * the list of what is set up in the house.
   */
  readonly in: 'house' | 'project' | 'project-setup' | 'settings';
  /** Lower first. */
  readonly order: number;
  label(view: View): string;
}

export interface PageInput<A extends string, P extends Schema, Q extends Schema, F extends Schema> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly form: z.output<F>;
  /** What the hidden field of the form says the person has seen; undefined where there is none. */
  readonly revision: number | undefined;
  readonly upload: AsyncIterable<UploadPart>;
  readonly view: View<A>;
  /** Whether htmx asks for a part of the page. */
  readonly isPart: boolean;
  /** Aborts when the browser leaves. */
  readonly signal: AbortSignal;
  /** Address of the client. */
  readonly address: string;
  header(name: string): string | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: pages of every shape stand in one list
export type AnyPage<C, A extends string> = Page<C, A, any, any, any>;

/** Makes `definePage` for one kind of context. */
export function pageDefiner<C, A extends string>() {
  return <P extends Schema, Q extends Schema, F extends Schema>(page: Page<C, A, P, Q, F>): AnyPage<C, A> =>
    page;
}
