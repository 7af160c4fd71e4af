import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { reading } from '#domain/audit';
import { type Actor, systemActor } from '#domain/context';
import { spendingOf } from '#domain/projects/connections';
import { plugin } from '#domain/projects/plugin';
import { insertProject, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [plugin], actor });
const administrator: Actor = { ...systemActor('admin'), kind: 'person' };

let projectId: string;
let at: string;
beforeEach(async () => {
  await sql`truncate projects, connections cascade`.execute(db);
  ({ projectId } = await insertProject(db));
  at = `/projects/${projectId}`;
});

const lastPolicy = async () => {
  const { rows } = await sql<{ id: string; version: number; body: Record<string, unknown> }>`
    select id, version, body from policies where project_id = ${projectId} order by version desc limit 1`.execute(
    db,
  );
  return rows[0]!;
};

describe('the settings of a project', () => {
  test('are changed by administrators, refused where somebody changed them since, and only read by others', async () => {
    const [one, other] = [visit(administrator), visit(administrator)];
    for (const visitor of [one, other]) await visitor.get(`${at}/settings`);
    const fields = { name: 'Akten <b>Süd</b>', sourceLanguage: '', targetLanguages: 'fr, ar' };
    expect((await one.submit(`${at}/settings`, fields)).status).toBe(303);
    expect((await one.follow()).text).toContain('Saved.');
    expect((await other.submit(`${at}/settings`, { ...fields, name: 'Later' })).status).toBe(412);
    const seen = await visit(operatorOf(projectId)).get(`${at}/settings`);
    expect(seen.text).toContain('Akten <b>Süd</b>');
    expect(seen.html).not.toContain('<form method="post" action="/projects');
    expect((await visit(operatorOf()).get(`${at}/settings`)).status).toBe(404);
  });

  test('say what is wrong where it is, and not at other buttons of the page', async () => {
    const [one, other] = [visit(administrator), visit(administrator)];
    for (const visitor of [one, other]) await visitor.get(`${at}/settings`);
    const refused = await one.submit(`${at}/settings`, { name: '' });
    expect(refused.html.split('class="error-summary"')).toHaveLength(2);
    expect(refused.html.indexOf('error-summary')).toBeLessThan(
      refused.html.indexOf('name="targetLanguages"'),
    );
    await one.submit(`${at}/settings`, { name: 'Files', sourceLanguage: '', targetLanguages: 'fr' });
    const late = await other.submit(`${at}/settings/archiving`, {});
    expect(late.status).toBe(412);
    expect(late.html.split('class="error-summary"')).toHaveLength(2);
    expect(late.html.indexOf('error-summary')).toBeGreaterThan(late.html.indexOf('name="targetLanguages"'));
  });

  test('archive the project and bring it back', async () => {
    const visitor = visit(administrator);
    await visitor.get(`${at}/settings`);
    await visitor.submit(`${at}/settings/archiving`, {});
    expect((await visitor.follow()).text).toContain('Bring the project back');
    await visitor.submit(`${at}/settings/archiving`, {});
    expect((await visitor.follow()).text).toContain('Archive the project');
  });
});

describe('members', () => {
  beforeEach(async () => {
    await sql`delete from users`.execute(db);
    await sql`insert into users (id, name, email, "createdAt", "updatedAt")
      values ('p1', 'Ada <i>Example</i>', 'Ada@example.org', now(), now())`.execute(db);
  });

  test('are taken in by their address in any case, change roles and leave', async () => {
    const visitor = visit(administrator);
    expect((await visitor.get(`${at}/members`)).text).toContain('Nobody is a member yet');
    const nobody = await visitor.submit(`${at}/members`, { email: 'no@example.org', role: 'operator' });
    expect([nobody.status, nobody.text]).toEqual([404, expect.stringContaining('There is no such person')]);
    await visitor.submit(`${at}/members`, { email: 'ada@EXAMPLE.org', role: 'reviewer' });
    const list = await visitor.follow();
    expect(list.text).toMatch(/Ada <i>Example<\/i>.*Reviewer/);
    await visitor.submit(`${at}/members/p1`, {});
    expect((await visitor.follow()).text).toMatch(/Ada <i>Example<\/i>.*Operator/);
    await visitor.submit(`${at}/members/p1/removal`, {});
    expect((await visitor.follow()).text).toContain('Nobody is a member yet');
  });

  test('are seen but not changed by members', async () => {
    const visitor = visit(operatorOf(projectId));
    expect((await visitor.get(`${at}/members`)).html).not.toContain('Add a member');
    await visitor.get('/projects');
    const tried = await visitor.post(`${at}/members`, [
      ['email', 'ada@example.org'],
      ['role', 'operator'],
    ]);
    expect(tried.status).toBe(403);
  });
});

describe('connections', () => {
  const fields = {
    ...{ provider: 'copy', model: '', baseUrl: '', secret: '', more: '' },
    ...{ concurrency: '3', spendingLimit: '', spendingPeriod: 'month' },
  };
  const list = () => `${at}/connections`;

  test('are made, tried, changed and deleted; a key is never shown again', async () => {
    const visitor = visit(administrator);
    expect((await visitor.get(list())).text).toContain('There is no connection yet');
    await visitor.get(`${list()}/new`);
    const wrong = await visitor.submit(list(), { ...fields, name: 'c', more: '{"prices": {"currency": 7}}' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('prices.currency')]);
    await visitor.get(`${list()}/new`);
    const twice = await visitor.submit(list(), { ...fields, name: 'c', more: '{"model": "x"}' });
    expect([twice.status, twice.text]).toEqual([
      422,
      expect.stringContaining('model: has a field of its own'),
    ]);
    const secret = 'sk-never-shown';
    const made = await visitor.submit(list(), { ...fields, name: 'A <b>copy</b>', secret });
    const page = await visitor.follow();
    expect(page.text).toContain('A <b>copy</b>');
    expect(page.html).not.toContain(secret);
    const path = made.location!.split('?')[0]!;
    const tried = await visitor.submit(`${path}/trials`, { from: 'en', to: 'de' });
    expect(tried.text).toContain('It translates.');
    await visitor.submit(path, { ...fields, provider: 'pseudo' });
    expect((await visitor.get(path)).text).toContain('Settings');
    await visitor.get(path);
    expect((await visitor.submit(path, { ...fields, provider: 'copy', enabled: 'on' })).status).toBe(303);
    await visitor.get(path);
    await visitor.submit(`${path}/deletion`);
    expect((await visitor.follow()).text).toContain('There is no connection yet');
  });

  test('of the house are for administrators of the house', async () => {
    const visitor = visit(administrator);
    await visitor.get('/connections/new');
    await visitor.submit('/connections', { ...fields, name: 'Everywhere' });
    expect((await visitor.get('/connections')).text).toContain('Everywhere');
    const operator = visit(operatorOf(projectId));
    expect((await operator.get('/connections')).status).toBe(403);
    const own = await operator.get(list());
    expect(own.text).toMatch(/Everywhere.*Of the house/);
    const path = /href="(\/connections\/[^"]+)"/.exec(own.html)![1]!;
    expect((await operator.get(path)).html).not.toContain('/trials');
    const id = path.split('/').at(-1)!;
    await sql`insert into connection_spending (connection_id, day, currency, price, calls, input_tokens, output_tokens, characters)
      values (${id}, '2026-01-02', 'EUR', 4711, 1, 1, 1, 1)`.execute(db);
    await sql`insert into connection_spending (connection_id, day, currency, price, calls, input_tokens, output_tokens, characters)
      values (${id}, '2026-01-01', 'EUR', 0.0012, 1, 1, 1, 1), (${id}, '2026-01-01', '', 0, 1, 1, 1, 1)`.execute(
      db,
    );
    const zone = { cookie: `verso.display=${encodeURIComponent('zone=Pacific/Auckland')}` };
    expect((await visitor.get(path, zone)).text).toMatch(
      /Day \(UTC\) .*Jan 2, 2026 1 1 2 €4,711.00 Jan 1, 2026 1 1 2 unknown Jan 1, 2026 1 1 2 €0.0012/,
    );
    for (const actor of [operatorOf(projectId), reviewerOf(projectId)]) {
      expect((await visit(actor).get(path)).text).toContain('only who sees all of them sees what it spent');
      expect((await visit(actor).get(path)).text).not.toContain('4,711');
      await expect(spendingOf(reading(services, actor), id, 1)).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect((await operator.post(`${path}/deletion`, [])).status).toBe(403);
  });
});

describe('the policy', () => {
  const fields = {
    ...{ providers: 'first one\nsecond', egress: 'any', accept: '99', suggest: '75', automatic: 'never' },
    ...{ sources: ['memory_exact'], required: 'always', masking: 'on', kinds: ['email'], learn: 'delivered' },
    ...{ blocking: 'number-missing', source: '30', output: '', record: '', temporary: '7', style: '' },
  };
  const signs: Readonly<Record<string, string>> = { quot: '"', lt: '<', amp: '&' };
  const restIn = (html: string) =>
    /<textarea[^>]*name="rest"[^>]*>([^<]*)</
      .exec(html)![1]!
      .replaceAll(/&(quot|lt|amp);/g, (_, name: string) => signs[name]!);

  test('is edited into a new version whose differences are shown, and the old one stays', async () => {
    const visitor = visit(administrator);
    const before = await lastPolicy();
    const account = await visitor.get(`${at}/policy`);
    expect(account.text).toContain('Memory, in context; Memory, the same text; An earlier run');
    const form = await visitor.get(`${at}/policy/edit`);
    await visitor.submit(`${at}/policy`, { ...fields, rest: restIn(form.html) });
    expect((await visitor.follow()).text).toContain(`Version ${before.version + 1} is in force`);
    const { version, body } = await lastPolicy();
    expect(version).toBe(before.version + 1);
    expect(body).toMatchObject({
      ...{ providers: ['first one', 'second'], egress: 'any', learn: 'delivered' },
      ...{ blocking: ['number-missing'], review: { required: 'always' } },
      memory: { accept: 99, suggest: 75, penalties: {} },
      approval: { automatic: 'never', sources: ['memory_exact'] },
      masking: { enabled: true, kinds: ['email'], patterns: [] },
      retention: { source: 30, output: null, record: null, temporary: 7 },
    });
    const list = await visitor.get(`${at}/policy`);
    const newest = /href="(\/policies\/[^"]+)"/.exec(list.html)![1]!;
    const changes = await visitor.get(newest);
    expect(changes.text).toMatch(/egress \[removed: private \] \[inserted: any \]/);
    expect(changes.text).toMatch(/review\.required \[removed: when_failed \] \[inserted: always \]/);
    expect(changes.text).toMatch(/Made by admin/);
    expect(changes.html).toContain(`href="/projects/${projectId}/runs?policyId=${newest.split('/').at(-1)}"`);
    const first = await sql<{ id: string }>`select id from policies order by version limit 1`.execute(db);
    const since = first.rows[0]!;
    await visitor.get(`${at}/policy/edit`);
    await visitor.submit(`${at}/policy`, { ...fields, egress: 'none', rest: restIn(form.html) });
    const { id: latest } = await lastPolicy();
    const chosen = await visitor.get(`/policies/${latest}?since=${since.id}`);
    expect(chosen.text).toMatch(/egress \[removed: private \] \[inserted: none \]/);
    const back = await visitor.get(`/policies/${since.id}?since=${latest}`);
    expect(back.text).toMatch(/egress \[removed: none \] \[inserted: private \]/);
    expect((await visitor.get(`/policies/${latest}?since=${latest}`)).text).toContain('Nothing differs');
  });

  test('tells at which field it is wrong, and keeps what was entered', async () => {
    const visitor = visit(administrator);
    const { version } = await lastPolicy();
    const form = await visitor.get(`${at}/policy/edit`);
    const rest = restIn(form.html);
    const unsuggested = await visitor.submit(`${at}/policy`, { ...fields, rest, accept: '60' });
    expect(unsuggested.status).toBe(422);
    expect(unsuggested.html).toMatch(/id="f-suggest-error"/);
    await visitor.get(`${at}/policy/edit`);
    const unknown = await visitor.submit(`${at}/policy`, { ...fields, rest: '{"colour": "red"}' });
    expect([unknown.status, unknown.html]).toEqual([422, expect.stringMatching(/id="f-rest-error"/)]);
    expect(unknown.html).toContain('colour');
    for (const lost of ['{"review": {"required": "never"}}', '{"memory": {"accept": 80}}']) {
      await visitor.get(`${at}/policy/edit`);
      const twice = await visitor.submit(`${at}/policy`, { ...fields, rest: lost });
      expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('has a field of its own')]);
    }
    expect((await lastPolicy()).version).toBe(version);
  });

  test('tells it in the language of whoever reads it', async () => {
    const visitor = visit(administrator);
    const rest = restIn((await visitor.get(`${at}/policy/edit`)).html);
    const german = { 'accept-language': 'de' };
    const twice = { ...fields, rest, providers: 'main\nmain' };
    expect((await visitor.submit(`${at}/policy`, twice, german)).text).toContain(
      'Nennt eine Verbindung zweimal.',
    );
    await visitor.get(`${at}/policy/edit`);
    const own = { ...fields, rest: '{"review": {"required": "never"}}' };
    expect((await visitor.submit(`${at}/policy`, own, german)).text).toContain(
      'review: Dafür gibt es ein eigenes Feld.',
    );
  });

  test('is refused where another version came meanwhile', async () => {
    const [one, other] = [visit(administrator), visit(administrator)];
    const rest = restIn((await one.get(`${at}/policy/edit`)).html);
    await other.get(`${at}/policy/edit`);
    await one.submit(`${at}/policy`, { ...fields, rest });
    expect((await other.submit(`${at}/policy`, { ...fields, rest })).status).toBe(412);
  });
});
