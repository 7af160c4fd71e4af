import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the fake treats one request instead of answering it well. */
export type SearchMisdeed =
  | number // a status, without doing anything
  | 'hangs'
  | 'breaks off' // half of the reply, then the line is cut
  | 'says no JSON'
  | 'one shard failed'
  | 'timed out'
  | 'no room for some'; // 429 for every second document of a bulk

type Json = Record<string, unknown>;

interface Kept {
  readonly version: number;
  /** Undefined: deleted, and remembered for its version. */
  readonly source: Json | undefined;
}

interface Index {
  readonly mappings: Json;
  readonly written: Map<string, Kept>;
  /** As the last refresh left it: what searches see. */
  visible: ReadonlyMap<string, Json>;
}

export interface FakeOpenSearch {
  readonly url: string;
  /** Method and path of every request. */
  readonly seen: readonly string[];
  readonly user: string;
  readonly password: string;
  next(...misdeeds: readonly SearchMisdeed[]): void;
  /** Treats every request whose path ends so, from now on; without a misdeed it behaves. */
  always(misdeed?: SearchMisdeed, path?: RegExp): void;
  /** Documents of an index that searches see. */
  documents(): ReadonlyMap<string, Json>;
  indexNames(): string[];
  /** Loses everything, as a server whose disk was exchanged. */
  lose(): void;
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string) {
    super(type);
    this.status = status;
    this.type = type;
  }
}

const illegal = (): Refusal => new Refusal(400, 'illegal_argument_exception');

/**
 * Speaks the part of OpenSearch's protocol that Verso uses, and is as strict as that is: external versions, documents that
 * show up only after a refresh, mappings that take no other fields, and queries that it does not know are refused.
 */
export async function startFakeOpenSearch(): Promise<FakeOpenSearch> {
  const indexes = new Map<string, Index>();
  const seen: string[] = [];
  const script: SearchMisdeed[] = [];
  let habit: { readonly misdeed: SearchMisdeed; readonly path: RegExp } | undefined;
  const [user, password] = ['verso', 'a secret'];
  const authorised = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const path = decodeURIComponent(request.url!);
    seen.push(`${request.method} ${path}`);
    const misdeed = script.shift() ?? (habit?.path.test(path) ? habit.misdeed : undefined);
    if (misdeed === 'hangs') return;
    if (typeof misdeed === 'number') return send(response, misdeed, { error: { type: 'trouble' } });
    try {
      if (request.headers.authorization !== authorised) throw new Refusal(401, 'security_exception');
      const body = Buffer.concat(parts).toString();
      const answer = answerOf(request, path, body, misdeed);
      if (misdeed === 'one shard failed')
        Object.assign(answer, { _shards: { total: 2, successful: 1, failed: 1 } });
      if (misdeed === 'timed out') Object.assign(answer, { timed_out: true });
      if (misdeed === 'says no JSON') return void response.end(`<html>${JSON.stringify(answer)}`);
      if (misdeed === 'breaks off') return breakOff(response, JSON.stringify(answer));
      send(response, 200, answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(response, error.status, { error: { type: error.type }, status: error.status });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    user,
    password,
    next: (...misdeeds) => script.push(...misdeeds),
    always: (misdeed, path = /./) => {
      habit = misdeed === undefined ? undefined : { misdeed, path };
    },
    documents: () => new Map([...indexes.values()].flatMap(({ visible }) => [...visible])),
    indexNames: () => [...indexes.keys()],
    lose: () => indexes.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function answerOf(request: IncomingMessage, path: string, body: string, misdeed?: SearchMisdeed): Json {
    const { method } = request;
    if (path === '/') return { version: { number: '2.19.0', distribution: 'opensearch' } };
    const [, name = '', operation] = path.split('/');
    if (operation === undefined) {
      if (method === 'PUT') return create(name, JSON.parse(body) as Json);
      indexOf(name);
      if (method === 'DELETE') indexes.delete(name);
      return { acknowledged: true };
    }
    const index = indexOf(name);
    if (operation === '_bulk') return bulk(request, index, body, misdeed === 'no room for some');
    if (operation === '_refresh') return refresh(index);
    const whole = { _shards: { total: 1, successful: 1, skipped: 0, failed: 0 } };
    if (operation === '_count') return { count: index.visible.size, ...whole };
    if (operation !== '_search') throw illegal();
    return { took: 1, timed_out: false, ...whole, ...search(index, JSON.parse(body) as Json) };
  }

  function indexOf(name: string): Index {
    const index = indexes.get(name);
    if (!index) throw new Refusal(404, 'index_not_found_exception');
    return index;
  }

  function create(name: string, { mappings }: Json): Json {
    if (indexes.has(name)) throw new Refusal(400, 'resource_already_exists_exception');
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Refusal(400, 'invalid_index_name_exception');
    indexes.set(name, { mappings: mappings as Json, written: new Map(), visible: new Map() });
    return { acknowledged: true, shards_acknowledged: true, index: name };
  }
}

function refresh(index: Index): Json {
  index.visible = new Map(
    [...index.written].flatMap(([id, { source }]) => (source ? [[id, source] as const] : [])),
  );
  return { _shards: { total: 2, successful: 1, failed: 0 } };
}

function bulk({ headers }: IncomingMessage, index: Index, body: string, isFull: boolean): Json {
  if (!/x-ndjson/.test(headers['content-type'] ?? '') || !body.endsWith('\n')) throw illegal();
  const lines = body.slice(0, -1).split('\n');
  const items: Json[] = [];
  for (let at = 0; at < lines.length; at++) {
    const action = JSON.parse(lines[at]!) as Record<
      string,
      { _id: string; version: number; version_type: string }
    >;
    const [[verb, { _id, version, version_type: kind }]] = Object.entries(action) as [
      [string, { _id: string; version: number; version_type: string }],
    ];
    if (kind !== 'external_gte' || !Number.isSafeInteger(version)) throw illegal();
    const source = verb === 'index' ? (JSON.parse(lines[++at]!) as Json) : undefined;
    items.push({
      [verb]: { _id, status: isFull && items.length % 2 === 1 ? 429 : put(index, _id, version, source) },
    });
  }
  return {
    took: 1,
    errors: items.some((item) => Object.values(item).some((one) => (one as Json).status !== 200)),
    items,
  };
}

function put({ written, mappings }: Index, id: string, version: number, source: Json | undefined): number {
  const known = written.get(id);
  if (known && known.version > version) return 409;
  if (source && !fits(source, mappings)) return 400;
  written.set(id, { version, source });
  if (source) return known?.source ? 200 : 201;
  return known?.source ? 200 : 404;
}

/** Bytes of a keyword: Lucene takes no longer term (`IndexWriter.MAX_TERM_LENGTH`), and no document that has one. */
const longestKeyword = 32_766;

/** Whether a document has only the fields of a strict mapping, with values of their types. */
function fits(source: Json, mappings: Json): boolean {
  return Object.entries(source).every(([name, value]) => {
    const field = (mappings.properties as Record<string, Json>)[name];
    if (!field) return mappings.dynamic !== 'strict';
    if (field.type === 'nested')
      return (value as Json[]).every((one) => fits(one, { ...field, dynamic: mappings.dynamic }));
    if (field.type === 'long') return Number.isInteger(value);
    return typeof value === 'string' && Buffer.byteLength(value) <= longestKeyword;
  });
}

const known = new Set(['query', 'size', 'sort', 'search_after', '_source', 'track_total_hits', 'timeout']);

function search({ visible, mappings }: Index, body: Json): Json {
  if (Object.keys(body).some((name) => !known.has(name))) throw new Refusal(400, 'parsing_exception');
  const {
    query,
    size,
    sort,
    search_after: after,
  } = body as {
    query: Json;
    size: number;
    sort: Record<string, string>[];
    search_after?: string[];
  };
  if (!(size >= 0 && size <= 10_000)) throw illegal();
  const [field] = Object.keys(sort[0]!) as [string];
  const found = [...visible]
    .filter(([, source]) => matches(query, source, mappings, ''))
    .map(([id, source]) => ({ _id: id, sort: [source[field] as string] }))
    .sort((a, b) => (a.sort[0]! < b.sort[0]! ? -1 : 1))
    .filter(({ sort: [key] }) => after === undefined || key! > after[0]!);
  return { hits: { max_score: null, hits: found.slice(0, size) } };
}

function matches(query: Json, source: Json, mappings: Json, path: string): boolean {
  const [[kind, asked]] = Object.entries(query) as [[string, Json]];
  if (kind === 'bool') {
    if (Object.keys(asked).join() !== 'filter') throw new Refusal(400, 'parsing_exception');
    return (asked.filter as Json[]).every((part) => matches(part, source, mappings, path));
  }
  if (kind === 'nested') {
    const within = asked.path as string;
    const field = (mappings.properties as Record<string, Json>)[within];
    if (field?.type !== 'nested') throw new Refusal(400, 'query_shard_exception');
    return ((source[within] as Json[]) ?? []).some((one) =>
      matches(asked.query as Json, one, field, `${within}.`),
    );
  }
  const [[name, wanted]] = Object.entries(asked) as [[string, unknown]];
  // Outside of `nested`, fields of nested documents are not there.
  const own = name.startsWith(path) ? name.slice(path.length) : undefined;
  const value = own !== undefined && !own.includes('.') ? source[own] : undefined;
  const test = tests[kind];
  if (!test) throw new Refusal(400, 'parsing_exception');
  return value !== undefined && test(value as string | number, wanted);
}

const anySigns: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

const tests: Readonly<Record<string, (value: string | number, wanted: unknown) => boolean>> = {
  term: (value, wanted) => value === wanted,
  terms: (value, wanted) => (wanted as unknown[]).includes(value),
  prefix: (value, wanted) => String(value).startsWith((wanted as { value: string }).value),
  range: (value, wanted) =>
    Object.entries(wanted as Record<string, string | number>).every(([bound, limit]) => {
      if (bound === 'gte') return value >= limit;
      if (bound === 'lte') return value <= limit;
      throw new Refusal(400, 'parsing_exception');
    }),
  wildcard: (value, wanted) => {
    const pattern = (wanted as { value: string }).value.replace(
      /\\(.)|([*?])|(.)/gsu,
      (_, escaped, any, sign) => anySigns[any] ?? (escaped ?? sign).replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'),
    );
    return new RegExp(`^${pattern}$`, 'su').test(String(value));
  },
};

function send(response: ServerResponse, status: number, json: Json): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(json));
}

function breakOff(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
