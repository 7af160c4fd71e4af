import type { Readable } from 'node:stream';
import type { z } from 'zod';

type Schema = z.ZodType;

/** One address of the API. Schemas validate what comes in and what goes out, and make the OpenAPI document. */
export interface Route<
  C,
  A extends string,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` for parameters: `/projects/:projectId/files`. */
  readonly path: string;
  /** Verb-noun in camel case, unique: `listFiles`. */
  readonly operationId: string;
  readonly summary: string;
  /** Group in the reference: `Files`. */
  readonly tag: string;
  /**
   * What the use-case asks for; `undefined`: for everyone. The server refuses by it before it reads a body, as far as the
   * path names the project; the use-case asks again, and alone where only the database knows the project.
   */
  readonly ability: A | undefined;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How the body comes; default `json`. `multipart` and `bytes` reach the handler as streams in `input.upload`. */
  readonly accepts?: 'json' | 'multipart' | 'bytes';
  /** What its files are, for how large each may be (`uploadLimitOf`); default `documents`. `exchange` is for memories and glossaries. */
  readonly brings?: 'documents' | 'exchange';
  /** Status of success; default 200, 201 for POST, 204 where there is no response. */
  readonly status?: number;
  readonly response?: R;
  /** Codes of the problems it may answer with, besides those every route has. */
  readonly problems?: readonly string[];
  readonly example?: { readonly body?: z.input<B>; readonly response?: z.input<R> };
  /** Whether it runs in one transaction; default: every method but GET. */
  readonly transaction?: boolean;
  handle(context: C, input: RouteInput<P, Q, B>): Promise<z.input<R> | RouteAnswer<z.input<R>>>;
}

export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** From If-Match: the revision the caller has seen; undefined where none was sent. */
  readonly revision: number | undefined;
  /** File parts of a multipart body in order, each to be read before the next; else the body as one part. */
  readonly upload: AsyncIterable<UploadPart>;
  readonly signal: AbortSignal;
  header(name: string): string | undefined;
}

export interface UploadPart {
  readonly field: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

/** An answer with more than a body. */
export class RouteAnswer<T> {
  readonly body: T | undefined;
  readonly options: RouteAnswerOptions;
  constructor(body: T | undefined, options: RouteAnswerOptions) {
    this.body = body;
    this.options = options;
  }
}

export interface RouteAnswerOptions {
  readonly status?: number;
  /** Becomes the ETag. */
  readonly revision?: number;
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent instead of a JSON body. */
  readonly stream?: Readable;
  /** Sent as server-sent events until it ends or the client leaves. */
  readonly events?: AsyncIterable<{ readonly id?: string; readonly event: string; readonly data: unknown }>;
}

// biome-ignore lint/suspicious/noExplicitAny: routes of every shape stand in one list
export type AnyRoute<C, A extends string> = Route<C, A, any, any, any, any>;

/** Makes `defineRoute` for one kind of context. */
export function routeDefiner<C, A extends string>() {
  return <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    route: Route<C, A, P, Q, B, R>,
  ): AnyRoute<C, A> => route;
}
