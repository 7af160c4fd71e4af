import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Actor, systemActor } from '#domain/context';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin } from '#domain/runs/plugin';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const { db } = services;

test('the quality of models is told as a table, a picture with words, and CSV that no program takes for a formula', async () => {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['One.', 'Two.']);
  const given = { provider: '=llm', model: 'm <b>1</b>', reviewStatus: 'approved' };
  await insertRunOf(db, { ...version, ...project }, [
    { ...given, text: 'Eins.', findingCodes: ['number-missing'] },
    { ...given, text: 'Zwei.', reviewStatus: 'required' },
  ]);
  const visitor = new Visitor({
    services,
    plugins: [projects, plugin],
    actor: reviewerOf(project.projectId),
  });
  const page = await visitor.get(`/projects/${project.projectId}/reports/quality`);
  expect(page.text).toMatch(/=llm · m <b>1<\/b> 2 1 \(50%\) 1 \(100%\) 0 \(0%\) 0%/);
  expect(page.text).toContain('number-missing 1 500');
  const csv = await visitor.get(`/projects/${project.projectId}/reports/quality.csv`);
  expect(csv.html.split('\r\n')).toEqual([
    'provider,model,segments,approved,untouched,edited,changed,omissions,codesLost,codesRepaired,findings',
    "'=llm,m <b>1</b>,2,1,1,0,0,1,0,0,number-missing=1",
    '',
  ]);
  const none = await visitor.get(`/projects/${project.projectId}/reports/quality?to=2001-01-01`);
  expect(none.text).toContain('No model was asked in that time');
});

/** A project with a run: from memory, from a model, without an answer, and without a target; priced, and delivered where asked. */
async function specimen({ delivered = false } = {}) {
  const project = await insertProject(db);
  const texts = [
    'one',
    'two words',
    'three words here',
    'four words stand here',
    'and five words stand here',
  ];
  const of = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const coverage = [
    { part: 'a', node: 'w:t', disposition: 'translated', rule: 'text', nodes: 1, characters: 60 },
    { part: 'a', node: 'm:t', disposition: 'protected', rule: 'math', nodes: 1, characters: 20 },
    { part: 'b', node: 'w:t', disposition: 'skipped', rule: 'hiddenText', nodes: 2, characters: 20 },
  ];
  await sql`update extractions set coverage = ${JSON.stringify(coverage)} where id = ${of.extractionId}`.execute(
    db,
  );
  const targets = [
    { text: 'eins', resultSource: 'memory_fuzzy', score: 88, reviewStatus: 'approved' },
    { text: 'zwei', provider: '=llm', model: 'm' },
    { text: 'drei', resultSource: 'passthrough', findingCodes: ['segment-untranslated'] },
    { text: 'vier', provider: '=llm', model: 'm' },
  ];
  const runId = await insertRunOf(db, of, targets, { state: delivered ? 'delivered' : 'in_review' });
  const calls = [
    {
      provider: '=llm',
      model: 'm',
      price: 0.6,
      currency: 'EUR',
      inputTokens: 40,
      characters: 90,
      attempts: 1,
    },
    { provider: '=llm', model: 'm', attempts: 2 },
  ];
  await sql`insert into run_portions (run_id, epoch, number, positions, state, calls, worked_at)
    values (${runId}, 1, 1, '{}', 'done', ${JSON.stringify(calls)}, '2026-02-03T10:00:00Z')`.execute(db);
  const at = (minutes: number) => new Date(Date.parse('2026-02-03T10:00:00Z') + minutes * 60_000);
  if (delivered) {
    await sql`update runs set created_at = ${at(-2)}, started_at = ${at(0)}, finished_at = ${at(100)}
      where id = ${runId}`.execute(db);
    await sql`insert into run_events (run_id, event, data, occurred_at) values (${runId}, 'begin', '{}', ${at(0)}),
      (${runId}, 'ask', '{}', ${at(5)}), (${runId}, 'approve', '{}', ${at(65)}), (${runId}, 'deliver', '{}', ${at(100)})`.execute(
      db,
    );
  }
  return { ...of, runId, base: `/projects/${project.projectId}/reports` };
}

const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, plugin], actor });

test('coverage tells where words came from, and what is not translated for which reason', async () => {
  const { base, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  const { text } = await visitor.get(base);
  expect(text).toMatch(/Memory, similar Where words came from 1 1 7% Provider Where words came from 2 6 40%/);
  expect(text).toContain('85-94 Memory, by match 1 1 100%');
  expect(text).toContain('=llm · m Providers, by model 2 6 100%');
  expect(text).toMatch(
    /ended before Words without a translation 1 5 63% No provider gave an answer .* 1 3 38%/,
  );
  expect(text).toMatch(/Translated 60 60% Protected by the format 20 20% Left out by the project 20 20%/);
  expect(text).toMatch(/Hidden text Left out by the project 20 Formulas Protected by the format 20/);
  expect(text).toMatch(/Jan 2026 15 1 \(7%\) 0 \(0%\) 6 \(40%\) 0 \(0%\) 5 \(33%\) 1 \(7%\) 0 \(0%\)/);
  const csv = await visitor.get(`${base}/coverage.csv?by=language`);
  expect(csv.html.split('\r\n')[1]).toBe("de,,5,15,5,3,0,0,0,1,0,6,0,3,0,0,0,1,0,0,0,1,0,9,0,0,'=llm · m=6");
  expect((await visitor.get(`${base}?by=file`)).html).toContain('manual.docx</bdi>');
  expect(text).not.toContain('Every segment has a translation.');
  expect((await visitor.get(`${base}?from=2027-01-01`)).text).toContain('No document was translated');
  const whole = await insertProject(db);
  const all = { ...(await insertVersion(db, whole.projectId, ['one'])), ...whole };
  await insertRunOf(db, all, [{ text: 'eins', provider: 'llm', model: 'm' }]);
  const translated = await visit(reviewerOf(whole.projectId)).get(`/projects/${whole.projectId}/reports`);
  expect(translated.text).toContain('Every segment has a translation.');
});

test('costs tell what was spent when and on whom, and what memories saved', async () => {
  const { base, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  const { text } = await visitor.get(`${base}/costs?by=day`);
  expect(text).toContain('Spent over time Feb 3, 2026 most: €0.60, Feb 3, 2026');
  expect(text).toMatch(/Feb 3, 2026 €0.60 1 40 0 90/);
  expect(text).toContain('=llm · m unknown 1 0 0 0');
  // 0.60 for 6 words of a provider, 1 word from a memory.
  expect(text).toMatch(/Saved by memory €0.10 An estimate: 1 word from/);
  const csv = await visitor.get(`${base}/costs.csv`);
  expect(csv.html).toMatch(/2026-02,p-[0-9a-f]+,,'=llm,m,EUR,1,1,40,0,90,0.6\r\n/);
});

test('throughput tells what was delivered, and how long runs waited, were worked on and were in review', async () => {
  const { base, projectId } = await specimen({ delivered: true });
  const visitor = visit(reviewerOf(projectId));
  const { text } = await visitor.get(`${base}/throughput`);
  expect(text).toMatch(/15 Words delivered Feb 2026 most: 15, Feb 2026 1 Runs delivered/);
  expect(text).toMatch(/Waited to begin 2 min 2 min Worked on 40 min 40 min In review 1 hr 1 hr/);
  const csv = await visitor.get(`${base}/throughput.csv?by=day`);
  expect(csv.html.split('\r\n')[1]).toBe('2026-02-03,1,5,15,120,120,2400,2400,3600,3600');
});

test('days of reports begin, end and are called as in the zone of who reads them', async () => {
  const { base, projectId, runId } = await specimen({ delivered: true });
  await sql`update runs set finished_at = '2026-02-03T20:00:00Z', created_at = '2026-01-31T12:00:00Z' where id = ${runId}`.execute(
    db,
  );
  await sql`update run_portions set worked_at = '2026-02-03T20:00:00Z' where run_id = ${runId}`.execute(db);
  const visitor = visit(reviewerOf(projectId));
  const of = async (zone: string, path: string) =>
    (await visitor.get(`${base}${path}`, { cookie: `verso.display=${encodeURIComponent(`zone=${zone}`)}` }))
      .text;
  for (const kind of ['throughput', 'costs'])
    for (const [zone, day, next] of [
      ['Pacific/Auckland', 'Feb 4, 2026', '2026-02-05'],
      ['America/Los_Angeles', 'Feb 3, 2026', '2026-02-04'],
    ] as const) {
      expect(await of(zone, `/${kind}?by=day`), kind).toContain(` ${day} `);
      expect(await of(zone, `/${kind}?by=day&to=${next}`), kind).toContain(` ${day} `);
      expect(await of(zone, `/${kind}?by=day&from=${next}`), kind).not.toContain(day);
      expect(await of(zone, `/${kind}`), kind).toContain(' Feb 2026 ');
      expect(await of(zone, `/${kind}`), kind).toContain(`In ${zone}, as all days here`);
    }
  expect(await of('Pacific/Auckland', '?by=day')).toContain('Feb 1, 2026 15');
  expect(await of('America/Los_Angeles', '?by=month')).toContain('Jan 2026 15');
  expect(await of('Pacific/Auckland', '/throughput.csv?by=day')).toContain('2026-02-04,1,5,15');
  expect(await of('America/Los_Angeles', '/throughput.csv?by=day')).toContain('2026-02-03,1,5,15');
});

test('reports of the house hold what one may see of it, and narrow to a project', async () => {
  const [one, other] = [await specimen(), await specimen()];
  const mine = visit(reviewerOf(one.projectId));
  const names = await sql<{ id: string; name: string }>`select id, name from projects`.execute(db);
  const nameOf = (id: string) => names.rows.find((row) => row.id === id)!.name;
  for (const path of [
    '/reports?by=project',
    '/reports/costs',
    '/reports/coverage.csv?by=project',
    '/reports/costs.csv',
  ]) {
    const { html } = await mine.get(path);
    expect(html, path).toContain(nameOf(one.projectId));
    expect(html, path).not.toContain(nameOf(other.projectId));
    const all = await visit({ ...systemActor('admin'), kind: 'person' }).get(path);
    expect(all.html).toContain(nameOf(other.projectId));
  }
  const narrowed = await visit(reviewerOf(one.projectId, other.projectId)).get(
    `/reports/costs.csv?project=${other.projectId}`,
  );
  expect(narrowed.html).not.toContain(nameOf(one.projectId));
  for (const path of [one.base, `${one.base}/costs.csv`, `/reports?project=${one.projectId}`])
    expect((await visit(operatorOf()).get(path)).status, path).toBe(404);
  const nothing = await visit(operatorOf()).get('/reports/costs');
  expect(nothing.text).toContain('No provider was asked in that time');
});

test('a house of more projects than one list holds lets people find theirs by name', async () => {
  const visitor = new Visitor({ services, plugins: [projects, plugin], actor: systemActor('test') });
  expect((await visitor.get('/reports')).html).not.toContain('name="named"');
  await sql`insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
    select gen_random_uuid(), 'many-' || n, 'Many ' || n || '_%', 'en', '{de}', now(), now()
    from generate_series(1, 201) n`.execute(db);
  const { rows } = await sql<{ id: string }>`
    insert into projects (id, key, name, source_language, target_languages, created_at, updated_at)
    values ('ffffffff-ffff-4fff-bfff-ffffffffffff', 'the-last', 'Hindmost', 'en', '{de}', now(), now())
    returning id`.execute(db);
  const last = rows[0]!.id;
  const offered = async (query: string) => {
    const { html } = await visitor.get(`/reports${query}`);
    expect(html).toContain('name="named"');
    return [...html.matchAll(/<option[^>]*value="([0-9a-f-]{36})"/g)].map(([, id]) => id);
  };
  expect(await offered('')).not.toContain(last);
  expect(await offered('?named=hINDm')).toEqual([last]);
  expect(await offered('?named=the-last')).toEqual([last]);
  expect(await offered('?named=e%25')).toEqual([]);
  expect(await offered(`?project=${last}`)).toContain(last);
});
