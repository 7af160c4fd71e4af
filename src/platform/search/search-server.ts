/** How to reach a server that speaks the protocol of OpenSearch 1 and later. */
export interface SearchSettings {
  /** Without credentials. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** What the names of all indexes begin with, so that several installations may share a server. */
  readonly prefix: string;
  /** Milliseconds a search may take before somebody else answers. */
  readonly timeout: number;
}

/** A document to be put in, or, without one, to be taken out. */
export interface IndexAction {
  readonly id: string;
  /** Of what it was made from; one with a lower version never replaces it. */
  readonly version: number;
  readonly document?: Readonly<Record<string, unknown>>;
}

/** What to look for, in the query language of OpenSearch. */
export interface SearchRequest {
  readonly query: object;
  /** The field, unique to a document, in whose order documents come. */
  readonly sort: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface SearchAnswer {
  readonly ids: readonly string[];
}

/** Whether searches are sent to the server at the moment. */
export interface SearchState {
  /** `open`: it failed several times, and is left alone for a while. */
  readonly circuit: 'closed' | 'trying' | 'open';
  readonly lastFailure?: string;
}

/** An index of documents beside the database. It may be away at any time: all methods reject with a `SearchError`. */
export interface SearchServer {
  readonly prefix: string;
  /** Of this process. */
  readonly state: SearchState;
  /** Name and version of what answers. */
  check(signal?: AbortSignal): Promise<string>;
  hasIndex(name: string): Promise<boolean>;
  /** Creates an index; does nothing where it is there. */
  createIndex(name: string, mappings: object): Promise<void>;
  /** Deletes an index; does nothing where there is none. */
  deleteIndex(name: string): Promise<void>;
  /** Puts documents in and out; resolves once all of them are. Tries again what the server had no room for. */
  write(name: string, actions: readonly IndexAction[], signal?: AbortSignal): Promise<void>;
  /** Makes what was written show up in searches. */
  refresh(name: string): Promise<void>;
  countDocuments(name: string): Promise<number>;
  /** Rejects with `unreadable` rather than leaving out what a part of the index would have said. */
  search(name: string, request: SearchRequest): Promise<SearchAnswer>;
}
