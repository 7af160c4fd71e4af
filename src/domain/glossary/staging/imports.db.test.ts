import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { plugin } from '#domain/glossary/plugin';
import { insertProject, operatorOf, type Shown } from '#test/runs';
import { importOf, openTermWork } from '#test/term-work';
import { stageImport } from './stage-import.ts';

const work = await openTermWork();
const { services, projectId, operator, system, call } = work;
const { newGlossary, start, stage, show, report, commit, undo } = work;
const entries = async (id: string, query = {}): Promise<Shown[]> =>
  (await call('listImportEntries', { ...importOf(id), query })).items;
const terms = async (glossaryId: string): Promise<string[]> => {
  const { items } = await call('listConcepts', { params: { projectId, glossaryId }, query: { limit: 200 } });
  return items.map(({ terms: some }: Shown) =>
    some
      .filter(({ state }: Shown) => state === 'active')
      .map(({ text, status }: Shown) => (status === 'preferred' ? text : `${text} (${status})`))
      .join(' = '),
  );
};
const decide = (id: string, decision: string | null, where: object) =>
  call('decideEntries', { ...importOf(id), body: { decision, where } });

describe('an import of terms', () => {
  it('is staged, profiled, decided on, committed as one and undone as one', async () => {
    const glossaryId = await newGlossary();
    await commit(await stage(glossaryId, 'concept,en,de\nold,lid,Deckel\n'));
    const before = await terms(glossaryId);
    const text = [
      'concept,en,de,fr,domain',
      'old,lid,Deckel,couvercle,kitchen',
      ',pot,Topf,,',
      ',pot,Topf,,',
      ',flap,TÃ¼r,,',
      ',knob,,,',
      ',lid,Deckel,,',
      ',,,,kitchen',
      'c9,pan,Pfanne,,',
      'c9,pan,Bratpfanne,,',
    ].join('\n');
    const id = await stage(glossaryId, text, { from: 'en', to: 'de' });
    expect(await show(id)).toMatchObject({
      state: 'reviewing',
      account: { read: 9, staged: 8, unread: { 'csv-no-term': 1 } },
      profile: {
        entries: 7,
        flags: { meets: 1, known: 1, 'duplicate-in-file': 1, 'encoding-suspect': 1, 'language-empty': 1 },
        languages: { en: 7 + 1, de: 7, fr: 1 },
      },
    });
    expect(await terms(glossaryId)).toEqual(before);
    expect(await decide(id, 'rejected', { flags: ['encoding-suspect'] })).toEqual({ decided: 1 });
    const [empty] = await entries(id, { flags: 'language-empty' });
    const edited = {
      params: { termImportId: id, number: empty.number },
      body: {
        terms: [
          { language: 'en', text: 'knob' },
          { language: 'de', text: 'Knauf' },
        ],
      },
    };
    expect((await call('editImportEntry', edited)).concept.terms).toHaveLength(2);
    const done = await commit(id);
    expect(done).toMatchObject({
      rows: 9,
      undecided: 0,
      accepted: 7,
      rejected: 1,
      unread: { 'csv-no-term': 1 },
      outcomes: { merged: 1, added: 4, unchanged: 2, rejected: 1 },
    });
    expect(await terms(glossaryId)).toEqual([
      'lid = Deckel = couvercle',
      'pot = Topf',
      'knob = Knauf',
      'pan = Pfanne = pan = Bratpfanne',
    ]);
    await undo(id);
    expect(await terms(glossaryId)).toEqual(before);
    expect((await show(id)).state).toBe('undone');
    await expect(undo(id)).rejects.toMatchObject({ code: 'term-import-state' });
  });

  it.each([
    ['keep', ['lid = Deckel'], { kept: 1 }],
    ['both', ['lid = Deckel', 'lid = Haube'], { added: 1 }],
    ['replace', ['lid = Haube'], { replaced: 1 }],
  ])('lets what it contradicts: %s', async (conflicts, expected, outcome) => {
    const glossaryId = await newGlossary();
    await commit(await stage(glossaryId, 'concept,en,de\n1,lid,Deckel\n'));
    const id = await stage(glossaryId, 'concept,en,de\n1,lid,Haube\n');
    expect((await entries(id))[0].flags.sort()).toEqual(['conflict', 'meets']);
    expect((await commit(id, { conflicts })).outcomes).toEqual(outcome);
    expect(await terms(glossaryId)).toEqual(expected);
    await undo(id);
    expect(await terms(glossaryId)).toEqual(['lid = Deckel']);
  });

  it('tells where a term is forbidden that was not, and replaces it if that is wanted', async () => {
    const glossaryId = await newGlossary();
    await commit(await stage(glossaryId, 'en,de\nlid,Klappe\n'));
    const id = await stage(glossaryId, 'concept,en,de,status\na,lid,Deckel,\na,,Klappe,forbidden\n');
    expect((await entries(id))[0].flags).toContain('status-conflict');
    await commit(id, { conflicts: 'replace' });
    expect(await terms(glossaryId)).toEqual(['lid = Deckel = Klappe (forbidden)']);
    await undo(id);
    expect(await terms(glossaryId)).toEqual(['lid = Klappe']);
  });

  it('gives another key to a concept whose own is taken by another meaning', async () => {
    const glossaryId = await newGlossary();
    await commit(await stage(glossaryId, 'concept,en,de\n1,lid,Deckel\n'));
    const id = await stage(glossaryId, 'concept,en,de\n1,pump,Pumpe\n');
    expect((await entries(id))[0].flags).toEqual(['key-taken']);
    await commit(id);
    expect(await terms(glossaryId)).toEqual(['lid = Deckel', 'pump = Pumpe']);
  });

  it('leaves what people changed since, where that is wanted, and else is not undone', async () => {
    const glossaryId = await newGlossary();
    const id = await stage(glossaryId, 'en,de\nlid,Deckel\npot,Topf\n');
    await commit(id);
    const { items } = await call('listConcepts', { params: { projectId, glossaryId }, query: {} });
    const params = { projectId, glossaryId, conceptId: items[0].id };
    await call('changeConcept', { params, revision: 1, body: { domain: 'kitchen' } });
    await expect(undo(id)).rejects.toMatchObject({
      code: 'term-import-undo-blocked',
      facts: { concepts: 1 },
    });
    await undo(id, { changed: 'keep' });
    expect(await terms(glossaryId)).toEqual(['lid = Deckel']);
  });

  it('goes through without people where none are wanted, as drafts if so', async () => {
    const glossaryId = await newGlossary();
    const id = await stage(glossaryId, 'en,de\nlid,Deckel\n', { review: 'false', approval: 'draft' });
    expect((await show(id)).state).toBe('committed');
    const { items } = await call('listConcepts', { params: { projectId, glossaryId }, query: {} });
    expect(items[0].terms.map(({ approval }: Shown) => approval)).toEqual(['draft', 'draft']);
  });

  it('reads TBX, keeps what it says beyond, and the days on which terms count', async () => {
    const glossaryId = await newGlossary();
    const tbx = `<tbx type="TBX-Basic"><text><body><conceptEntry id="x1"><descrip type="subjectField">law</descrip>
      <langSec xml:lang="en"><termSec><term>deed</term><admin type="x-valid until">2030-01-31</admin><admin type="source">S</admin></termSec></langSec>
      <langSec xml:lang="de"><termSec><term>Urkunde</term></termSec></langSec></conceptEntry></body></text></tbx>`;
    await commit(await stage(glossaryId, tbx, {}, 'terms.tbx'));
    const { items } = await call('listConcepts', { params: { projectId, glossaryId }, query: {} });
    expect(items).toMatchObject([
      {
        key: 'x1',
        domain: 'law',
        terms: [
          { text: 'deed', validUntil: '2030-01-31', extra: { 'admin:source': 'S' } },
          { text: 'Urkunde' },
        ],
      },
    ]);
  });

  it.each([
    ['no glossary', 'PK\u0003\u0004\u0000\u0000', 'a.csv'],
    ['TBX that breaks off', '<tbx><text><body><conceptEntry id="a">', 'a.tbx'],
    ['a table without languages', 'lid,Deckel\n', 'a.csv'],
  ])(
    'fails with what to do where the file is %s, and leaves the glossary as it was',
    async (_, text, name) => {
      const glossaryId = await newGlossary();
      const id = await stage(glossaryId, text, {}, name);
      expect(await show(id)).toMatchObject({ state: 'failed', failure: { code: 'glossary-unreadable' } });
      expect((await show(id)).account.findings[0]).toMatchObject({ severity: 'error' });
      expect(await terms(glossaryId)).toEqual([]);
      await call('discardTermImport', { ...importOf(id), body: {} });
      expect((await show(id)).state).toBe('discarded');
    },
  );

  it('has every row once, wherever its worker is killed', async () => {
    const glossaryId = await newGlossary();
    const rows = Array.from({ length: 2_500 }, (_, at) => `term ${at},Begriff ${at}`);
    const id = await start(glossaryId, `en,de\n${rows.join('\n')}\n`);
    const db = services.db;
    let transactions = 0;
    const dying = {
      ...services,
      db: new Proxy(db, {
        get(target, name) {
          if (name === 'transaction' && ++transactions > 3) throw new Error('killed');
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    };
    await expect(stageImport(dying, id)).rejects.toThrow('killed');
    expect((await show(id)).readEntries).toBe(2_000);
    await Promise.all([stageImport(services, id), stageImport(services, id)]);
    expect(await show(id)).toMatchObject({ state: 'reviewing', profile: { entries: 2_500 } });
    await commit(id);
    const { rows: counted } = await sql<{ count: number }>`
      select count(distinct text)::int as count from glossary_terms where glossary_id = ${glossaryId}`.execute(
      db,
    );
    expect(counted[0]!.count).toBe(5_000);
    expect((await report(id)).outcomes).toEqual({ added: 2_500 });
  });

  it('is nothing that strangers know of, and changes no glossary that a project only reads', async () => {
    const glossaryId = await newGlossary();
    const id = await stage(glossaryId, 'en,de\nlid,Deckel\n');
    const { projectId: other } = await insertProject(services.db);
    await expect(call('getTermImport', importOf(id), operatorOf(other))).rejects.toMatchObject({
      code: 'term-import-unknown',
    });
    await call(
      'attachGlossary',
      { params: { projectId, glossaryId }, body: { priority: 0, access: 'read' } },
      system,
    );
    await expect(
      call('commitTermImport', { ...importOf(id), body: { rest: 'accepted' } }),
    ).rejects.toMatchObject({
      code: 'glossary-read-only',
    });
  });
});

describe('an export of terms', () => {
  const read = async (glossaryId: string, query: object): Promise<string> => {
    const route = plugin.routes!.find(({ operationId }) => operationId === 'exportTerms')!;
    const answer = (await route.handle(reading(services, operator), {
      params: { projectId, glossaryId },
      query: route.query!.parse(query),
    } as never)) as { options: { stream: Readable } };
    return Buffer.concat(
      await answer.options.stream.map((part: string) => Buffer.from(part)).toArray(),
    ).toString();
  };
  const table = [
    'concept,en,de,status,case,part of speech,domain,Client,owner,term.valid until',
    'a,lid,Deckel,preferred,sensitive,noun,kitchen,x,Ann,2030-01-31',
    'a,,Klappe,forbidden,,,,,,',
    'b,=SUM(1),"a ""b"", c",preferred,,,,,,',
    '',
  ].join('\r\n');

  it.each([
    { format: 'csv' },
    { format: 'tbx' },
    { format: 'tbx', version: '2' },
    { format: 'csv', separator: 'tab' },
  ])('in %j is imported again as it was, byte by byte', async (query) => {
    const [first, second] = [await newGlossary(), await newGlossary()];
    await commit(await stage(first, table));
    const written = await read(first, query);
    expect(await read(first, query)).toBe(written);
    await commit(await stage(second, written, {}, `terms.${query.format}`));
    const again = await read(second, query);
    const title = /<title>.*<\/title>/;
    expect(again.replace(title, '')).toBe(written.replace(title, ''));
    expect(await terms(second)).toEqual(await terms(first));
  });

  it('holds what its filter wants, and what is approved unless it says otherwise', async () => {
    const glossaryId = await newGlossary();
    await commit(await stage(glossaryId, table));
    await commit(await stage(glossaryId, 'en,de,fr\ndraft,Entwurf,brouillon\n'), { approval: 'draft' });
    const rows = async (query: object) =>
      (await read(glossaryId, { format: 'csv', ...query })).trim().split('\r\n').slice(1);
    expect(await rows({})).toHaveLength(3);
    expect(await rows({ approval: 'all' })).toHaveLength(4);
    expect(await rows({ domain: 'kitchen' })).toHaveLength(2);
    const french = await rows({ languages: 'fr', approval: 'all' });
    expect(french).toEqual([expect.stringMatching(/,brouillon,preferred$/)]);
  });
});
