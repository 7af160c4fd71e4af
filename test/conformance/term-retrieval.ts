import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '#apps/api';
import { loadPlugins } from '#apps/service';
import { type Actor, type Services, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject } from '#test/runs';
import type { TestServices } from '#test/services';

export interface RetrievalUnderTest {
  readonly services: TestServices;
  /** Resolves once everything that was changed is known to whatever answers. */
  settle(): Promise<void>;
  /** How many lists it has answered, where that can be told. */
  answered?(): number;
}

// biome-ignore lint/suspicious/noExplicitAny: what tests look into
type Json = any;

type Caller = (
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Json>;

/** An API on a port of this machine over services, and a way to ask it as an administrator. */
export async function serveApi(services: Services): Promise<{ call: Caller; close(): Promise<void> }> {
  const admin: Actor = { ...systemActor('test'), kind: 'person' };
  const server = buildServer({
    services,
    plugins: await loadPlugins(),
    authenticate: async () => admin,
    configuration: {
      origin: 'http://localhost:8080',
      rateLimit: 1_000_000,
      signInLimit: 1_000_000,
      uploadBytes: 10_000_000,
      exchangeBytes: 10_000_000,
    },
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const call: Caller = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        'idempotency-key': newId(),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw Object.assign(new Error(text), json);
    return json;
  };
  return { call, close: async () => void (await server.close()) };
}

type Term = readonly [language: string, text: string, more?: object];

/** What every retrieval of terms promises to those who look concepts up over HTTP. */
export function describeTermRetrieval(name: string, start: () => Promise<RetrievalUnderTest>): void {
  describe(`${name} keeps the contract of retrieval of terms`, () => {
    let under: RetrievalUnderTest;
    let api: Awaited<ReturnType<typeof serveApi>>;
    let projectId = '';
    let glossaryId = '';
    beforeAll(async () => {
      under = await start();
      api = await serveApi(under.services);
      ({ projectId } = await insertProject(under.services.db));
      glossaryId = await newGlossary();
      await add(
        'lid',
        [
          ['en', 'Lid'],
          ['de', 'Deckel'],
          ['de', 'Klappe', { status: 'forbidden' }],
        ],
        { domain: 'kitchen' },
      );
      await add(
        'pot',
        [
          ['en-GB', 'pot lid'],
          ['de-AT', 'Topfdeckel', { validFrom: '2026-01-01', validUntil: '2026-06-30' }],
        ],
        { domain: 'kitchen', owner: 'Ann' },
      );
      await add(
        'rate',
        [
          ['en', '100% a_b'],
          ['fr', 'l’été  à\u00A0deux'],
        ],
        { domain: 'finance' },
      );
      await add('signs', [
        ['en', 'a*b?c\\d "e" {f}'],
        ['en', 'a+b'],
      ]);
      await add('wide', [
        ['en', 'ﬁle ＡＢＣ'],
        ['tr', 'İstanbul IĞDIR'],
        ['ja', 'データ ベース'],
      ]);
      await add(
        'draft',
        [
          ['en', 'not yet'],
          ['de', 'noch nicht'],
        ],
        { approval: 'draft' },
      );
      await under.settle();
    });
    afterAll(async () => {
      await api?.close();
    });

    const newGlossary = async (): Promise<string> =>
      (await api.call('POST', `/projects/${projectId}/glossaries`, { name: newId(), priority: 0 })).id;
    const all = (id = glossaryId) => `/projects/${projectId}/glossaries/${id}/concepts`;
    const add = (key: string, terms: readonly Term[], more: object = {}, id = glossaryId): Promise<Json> =>
      api.call('POST', all(id), {
        key,
        terms: terms.map(([language, text, rest]) => ({ language, text, ...rest })),
        approval: 'approved',
        homonym: true,
        ...more,
      });
    const list = async (query: Record<string, string>, path = all()): Promise<string[]> => {
      const { items } = await api.call('GET', `${path}?${new URLSearchParams(query)}`);
      return items.map(({ key }: Json) => key);
    };

    test.each<[Record<string, string>, string[]]>([
      [{}, ['lid', 'pot', 'rate', 'signs', 'wide', 'draft']],
      [{ text: 'LID' }, ['lid', 'pot']],
      [{ text: 'deckel' }, ['lid', 'pot']],
      [{ prefix: 'deckel' }, ['lid']],
      [{ prefix: 'ot' }, []],
      [{ text: 'lid', domain: 'kitchen', owner: 'Ann' }, ['pot']],
      [{ domain: 'finance' }, ['rate']],
      [{ domain: 'Finance' }, []],
      [{ language: 'en' }, ['lid', 'pot', 'rate', 'signs', 'wide', 'draft']],
      [{ language: 'de-CH' }, ['lid', 'pot', 'draft']],
      [{ status: 'forbidden' }, ['lid']],
      // All that is asked of a term holds for the same one.
      [{ status: 'forbidden', text: 'deckel' }, []],
      [{ language: 'de', prefix: 'pot' }, []],
      [{ approval: 'draft' }, ['draft']],
      [{ validOn: '2026-06-30', text: 'topf' }, ['pot']],
      [{ validOn: '2026-07-01', text: 'topf' }, []],
      [{ validOn: '2025-12-31', text: 'topf' }, []],
      [{ validOn: '2026-07-01', text: 'lid' }, ['lid', 'pot']],
      [{ text: '%' }, ['rate']],
      [{ text: 'a_b' }, ['rate']],
      [{ text: '_' }, ['rate']],
      [{ text: '*' }, ['signs']],
      [{ text: '?' }, ['signs']],
      [{ text: '\\' }, ['signs']],
      [{ text: '"e" {' }, ['signs']],
      [{ prefix: 'a*' }, ['signs']],
      [{ prefix: 'a?' }, []],
      [{ text: 'été à deux' }, ['rate']],
      [{ text: 'FILE abc' }, ['wide']],
      [{ text: 'ベース' }, ['wide']],
      [{ text: 'i\u0307stanbul' }, ['wide']],
      [{ changedSince: '2100-01-01T00:00:00Z' }, []],
      [{ changedSince: '2001-01-01T00:00:00Z', text: 'pot' }, ['pot']],
      [{ state: 'deactivated' }, []],
    ])('finds what is asked for with %j', async (query, keys) => {
      const before = under.answered?.();
      expect(await list(query)).toEqual(keys);
      expect(await list(query, `/projects/${projectId}/concepts`)).toEqual(keys);
      if (before !== undefined) expect(under.answered?.()).toBe(before + 2);
    });

    test.each([1, 2, 5])(
      'gives everything once, in the order in which it was made, in pages of %i',
      async (limit) => {
        const keys: string[] = [];
        let cursor: string | null = null;
        do {
          const query = new URLSearchParams({
            limit: String(limit),
            language: 'en',
            ...(cursor && { cursor }),
          });
          const page: Json = await api.call('GET', `${all()}?${query}`);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          keys.push(...page.items.map(({ key }: Json) => key));
          cursor = page.next;
        } while (cursor);
        expect(keys).toEqual(['lid', 'pot', 'rate', 'signs', 'wide', 'draft']);
      },
    );

    test('knows of every change at once, and after it has settled', async () => {
      const id = await newGlossary();
      const made = await add('cup', [['en', 'cup']], {}, id);
      const one = `${all(id)}/${made.id}`;
      let revision: number = made.revision;
      const changing: [string, string, object, Record<string, string>, string[]][] = [
        [
          'POST',
          `${one}/terms`,
          { language: 'de', text: 'Tasse' },
          { text: 'tasse', approval: 'draft' },
          ['cup'],
        ],
        ['PATCH', one, { domain: 'table' }, { domain: 'table' }, ['cup']],
        ['PATCH', `${one}/terms/${made.terms[0].id}`, { text: 'mug' }, { text: 'cup' }, []],
        [
          'PUT',
          `${one}/terms/${made.terms[0].id}/state`,
          { state: 'deleted', reason: 'r' },
          { text: 'mug' },
          [],
        ],
        ['PUT', `${one}/state`, { state: 'deactivated', reason: 'r' }, { domain: 'table' }, []],
        ['PUT', `${one}/state`, { state: 'deleted', reason: 'r' }, { state: 'deleted' }, ['cup']],
      ];
      for (const [method, path, body, query, keys] of changing) {
        ({ revision } = await api.call(method, path, body, { 'if-match': `"r${revision}"` }));
        expect(await list(query, all(id)), `${method} ${path}`).toEqual(keys);
        await under.settle();
        expect(await list(query, all(id)), `${method} ${path}, settled`).toEqual(keys);
      }
      await api.call('DELETE', `${one}?reason=r`);
      expect(await list({ state: 'deleted' }, all(id))).toEqual([]);
      await under.settle();
      expect(await list({ state: 'deleted' }, all(id))).toEqual([]);
    });

    test('says nothing of a glossary that the project does not use, or that is not active', async () => {
      const other = await newGlossary();
      await add('secret', [['en', 'Zeppelin']], {}, other);
      await under.settle();
      const everywhere = `/projects/${projectId}/concepts`;
      expect(await list({ text: 'zeppelin' }, everywhere)).toEqual(['secret']);
      const { id: elsewhere } = { id: (await insertProject(under.services.db)).projectId };
      expect(await list({ text: 'zeppelin' }, `/projects/${elsewhere}/concepts`)).toEqual([]);
      await api.call('PUT', `/projects/${projectId}/glossaries/${other}/state`, {
        state: 'deactivated',
        reason: 'r',
      });
      expect(await list({ text: 'zeppelin' }, everywhere)).toEqual([]);
      await under.settle();
      expect(await list({ text: 'zeppelin' }, everywhere)).toEqual([]);
      expect(await list({ text: 'zeppelin' })).toEqual([]);
    });
  });
}
