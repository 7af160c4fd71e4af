import { setTimeout as wait } from 'node:timers/promises';
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';
import { exchange, type Reply } from './exchange.ts';
import { SearchError } from './search-error.ts';
import type {
  IndexAction,
  SearchAnswer,
  SearchRequest,
  SearchServer,
  SearchSettings,
  SearchState,
} from './search-server.ts';

/** Failed searches in a row after which the server is left alone, and for how many milliseconds. */
const mostFailures = 3;
const restFor = 15_000;
/** Milliseconds that writing may take, and looking whether something is there. */
const patience = 30_000;
const shortPatience = 5_000;
/** Waits, in milliseconds, before what the server had no room for is sent again. */
const pauses = [250, 1_000, 4_000];

/** A server that is reached when it is first asked. */
export function openSearchServer(settings: SearchSettings): SearchServer {
  return new OpenSearchServer(settings);
}

class OpenSearchServer implements SearchServer {
  readonly prefix: string;
  private readonly settings: SearchSettings;
  private readonly circuit = circuitBreaker(handleAll, {
    halfOpenAfter: restFor,
    breaker: new ConsecutiveBreaker(mostFailures),
  });
  private lastFailure: string | undefined;

  constructor(settings: SearchSettings) {
    this.settings = settings;
    this.prefix = settings.prefix;
  }

  get state(): SearchState {
    const { HalfOpen, Closed } = CircuitState;
    const { state } = this.circuit;
    return {
      circuit: state === Closed ? 'closed' : state === HalfOpen ? 'trying' : 'open',
      ...(this.lastFailure !== undefined && { lastFailure: this.lastFailure }),
    };
  }

  async check(signal?: AbortSignal): Promise<string> {
    const { json } = await this.ask({ method: 'GET', path: '/', timeout: shortPatience, signal });
    const { version } = (json ?? {}) as { version?: { number?: string; distribution?: string } };
    if (typeof version?.number !== 'string') throw new SearchError('unreadable', 'it is no search server');
    return `${version.distribution ?? 'elasticsearch'} ${version.number}`.slice(0, 80);
  }

  async hasIndex(name: string): Promise<boolean> {
    const asked = { method: 'HEAD', path: pathOf(name), timeout: shortPatience } as const;
    const { status } = await this.ask({ ...asked, taken: [404] });
    return status !== 404;
  }

  async createIndex(name: string, mappings: object): Promise<void> {
    const body = JSON.stringify({ mappings });
    // 400 is said of an index that is there already, and of mappings that it does not take.
    const { status } = await this.ask({ method: 'PUT', path: pathOf(name), body, taken: [400] });
    if (status === 400 && !(await this.hasIndex(name)))
      throw new SearchError('refused', 'it does not take the index', { status });
  }

  async deleteIndex(name: string): Promise<void> {
    await this.ask({ method: 'DELETE', path: pathOf(name), taken: [404] });
  }

  async write(name: string, actions: readonly IndexAction[], signal?: AbortSignal): Promise<void> {
    let left = actions;
    for (let turn = 0; left.length > 0; turn++) {
      left = await this.writeOnce(name, left, signal);
      if (left.length === 0) return;
      if (turn >= pauses.length)
        throw new SearchError('away', `it had no room for ${left.length} documents`, { status: 429 });
      await wait(pauses[turn], undefined, { signal });
    }
  }

  /** Those that the server had no room for. */
  private async writeOnce(
    name: string,
    actions: readonly IndexAction[],
    signal: AbortSignal | undefined,
  ): Promise<readonly IndexAction[]> {
    const body = `${actions.flatMap(linesOf).join('\n')}\n`;
    const asked = { method: 'POST', path: `${pathOf(name)}/_bulk`, body, isLines: true } as const;
    const { status, json } = await this.ask({ ...asked, signal, taken: [429] });
    if (status === 429) return actions;
    const { items } = (json ?? {}) as { items?: readonly object[] };
    if (!Array.isArray(items) || items.length !== actions.length)
      throw new SearchError('unreadable', 'it does not say what became of each document');
    return actions.filter((action, at) => {
      const done = (Object.values(items[at] ?? {})[0] as { status?: number } | undefined)?.status ?? 0;
      // 409: it has a newer one. 404: what is to go is not there.
      if ((done >= 200 && done < 300) || done === 409 || (done === 404 && !action.document)) return false;
      if (done === 429 || done === 503) return true;
      throw new SearchError('refused', `it does not take a document (${done})`, { status: done });
    });
  }

  async refresh(name: string): Promise<void> {
    const { json } = await this.ask({ method: 'POST', path: `${pathOf(name)}/_refresh` });
    requireWhole(json);
  }

  async countDocuments(name: string): Promise<number> {
    const { json } = await this.ask({ method: 'GET', path: `${pathOf(name)}/_count` });
    requireWhole(json);
    return Number((json as { count?: number }).count ?? 0);
  }

  async search(name: string, request: SearchRequest): Promise<SearchAnswer> {
    try {
      const answer = await this.circuit.execute(() => this.searchOnce(name, request));
      this.lastFailure = undefined;
      return answer;
    } catch (error) {
      if (isBrokenCircuitError(error))
        throw new SearchError('away', `it is left alone for a while: ${this.lastFailure}`);
      this.lastFailure = (error as Error).message;
      throw error;
    }
  }

  private async searchOnce(name: string, request: SearchRequest): Promise<SearchAnswer> {
    const { query, sort, after, limit } = request;
    const { timeout } = this.settings;
    const body = JSON.stringify({
      query,
      size: limit,
      sort: [{ [sort]: 'asc' }],
      ...(after !== undefined && { search_after: [after] }),
      _source: false,
      track_total_hits: false,
      timeout: `${timeout}ms`,
    });
    const { json } = await this.ask({ method: 'POST', path: `${pathOf(name)}/_search`, body, timeout });
    requireWhole(json);
    const hits = (json as { hits?: { hits?: readonly { _id?: unknown }[] } }).hits?.hits;
    if (!Array.isArray(hits) || hits.length > limit || hits.some(({ _id }) => typeof _id !== 'string'))
      throw new SearchError('unreadable', 'it does not say what it found');
    return { ids: hits.map(({ _id }) => _id as string) };
  }

  private ask(
    request: Omit<Parameters<typeof exchange>[1], 'timeout'> & { timeout?: number },
  ): Promise<Reply> {
    return exchange(this.settings, { timeout: patience, ...request });
  }
}

const pathOf = (name: string): string => `/${encodeURIComponent(name)}`;

function linesOf({ id, version, document }: IndexAction): string[] {
  const about = { _id: id, version, version_type: 'external_gte' };
  return document
    ? [JSON.stringify({ index: about }), JSON.stringify(document)]
    : [JSON.stringify({ delete: about })];
}

/** Refuses what only a part of the index said. */
function requireWhole(json: unknown): void {
  const { timed_out: isLate, _shards: shards } = (json ?? {}) as {
    timed_out?: boolean;
    _shards?: { failed?: number };
  };
  if (isLate || shards === undefined || (shards.failed ?? 0) > 0)
    throw new SearchError('unreadable', 'only a part of the index answered');
}
