import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type NamedSubjects, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';
import { auditPlugin } from './plugin.ts';
import { transact } from './transact.ts';

const kinds: readonly NamedSubjects[] = [
  {
    kind: 'project',
    find: async () => [
      { id: 'p-1', name: 'Kiwi <b>Nord</b>' },
      { id: 'p-3', name: 'Kiwi Süd' },
    ],
  },
];
const services = await testServices();
const visit = (actor: Actor) => new Visitor({ services, plugins: [auditPlugin(kinds)], actor });
const administrator: Actor = { ...systemActor('admin'), kind: 'person' };

beforeAll(() =>
  transact(services, administrator, async (context) =>
    context.record({
      action: 'projects.change-project',
      subject: { kind: 'project', id: 'p-1' },
      before: { name: 'Apfel', key: 'same' },
      after: { name: 'Kiwi <b>Nord</b>', key: 'same' },
    }),
  ),
);

test('what was done is found by its words, and markup in it stays text', async () => {
  const visitor = visit(administrator);
  const found = await visitor.get('/audit?text=kiwi');
  expect(found.text).toContain('Kiwi <b>Nord</b>');
  expect(found.text).toContain('Apfel');
  expect(found.text).not.toContain('same');
  expect((await visitor.get('/audit?text=papaya')).text).toContain('Nothing of the kind was done');
});

test('a name leads to all that somebody did, a subject to all that was done to it', async () => {
  const visitor = visit(administrator);
  const { html } = await visitor.get('/audit?text=kiwi');
  const links = [...html.matchAll(/href="(\?(?:actorId|subjectKind)=[^"]+)"/g)].map(([, link]) => link!);
  expect(links).toEqual(['?actorId=admin', '?subjectKind=project&amp;subjectId=p-1']);
  for (const link of links)
    expect((await visitor.get(`/audit${link.replace('&amp;', '&')}`)).text).toContain('Kiwi <b>Nord</b>');
  expect((await visitor.get('/audit?subjectId=p-2')).text).toContain('Nothing of the kind was done');
});

test.each(['Pacific/Kiritimati', 'Pacific/Niue'])('days begin where the reader is: %s', async (zone) => {
  const visitor = visit(administrator);
  const cookie = `verso.display=${encodeURIComponent(`zone=${encodeURIComponent(zone)}`)}`;
  const { rows } = await sql<{ at: Date }>`select occurred_at as at from audit_entries limit 1`.execute(
    services.db,
  );
  const day = (later: number) =>
    new Date(rows[0]!.at.getTime() + later * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
  const seen = (query: string) => visitor.get(`/audit${query}`, { cookie });
  const [today, tomorrow] = [day(0), day(1)];
  expect((await seen(`?from=${today}&to=${tomorrow}`)).text).toContain('Apfel');
  expect((await seen(`?from=${today}`)).text).toContain(`In ${zone}`);
  expect((await seen(`?from=${tomorrow}`)).text).not.toContain('Apfel');
  expect((await seen(`?to=${today}`)).text).not.toContain('Apfel');
  expect((await seen(`.csv?from=${today}&to=${tomorrow}`)).text).toContain('Apfel');
  expect((await seen(`.csv?from=${tomorrow}`)).text).not.toContain('Apfel');
});

test('only administrators see the house, and only members a project', async () => {
  const visitor = visit(operatorOf());
  expect((await visitor.get('/audit')).status).toBe(403);
  expect((await visitor.get(`/projects/${randomUUID()}/audit`)).status).toBe(404);
});

test('a name of several is answered with a choice that keeps the rest of the search', async () => {
  await transact(services, { ...administrator, id: 'admin-2', name: 'Second admin' }, async (context) =>
    context.record({ action: 'projects.archive', subject: { kind: 'project', id: 'p-3' } }),
  );
  const visitor = visit(administrator);
  const asked = await visitor.get('/audit?subject=kiwi&actor=admin&action=projects.');
  expect(asked.text).toContain('Several things are called “kiwi”');
  expect(asked.text).not.toContain('Several are called');
  expect(asked.text).toContain('Kiwi <b>Nord</b>');
  const choice = /href="(\/audit\?[^"]+p-3)"/.exec(asked.html)![1]!.replaceAll('&amp;', '&');
  expect(choice).toBe('/audit?action=projects.&actor=admin&subjectKind=project&subjectId=p-3');
  const chosen = await visitor.get('/audit?actor=Second+admin&subjectKind=project&subjectId=p-3');
  expect(chosen.text).toContain('projects.archive');
});

test('names are completed while they are typed, from what the asker may search', async () => {
  expect((await visit(administrator).get('/audit/actors?actor=second')).html).toContain(
    'value="Second admin"',
  );
  expect((await visit(administrator).get('/audit/actors')).html).not.toContain('option');
  expect((await visit(operatorOf()).get('/audit/actors?actor=second')).status).toBe(403);
});

test('a search is kept as a table', async () => {
  const { headers, html } = await visit(administrator).get('/audit.csv?action=projects.change');
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(html).toContain('projects.change-project');
  expect(html).not.toContain('projects.archive');
});

describe('verification', () => {
  test('says that the chain is good, and what the head is', async () => {
    const visitor = visit(administrator);
    expect((await visitor.get('/audit/verification')).text).not.toContain('The chain is');
    const { text } = await visitor.get('/audit/verification?run=on');
    expect(text).toContain('The chain is good: 2 entries');
    const head = /2:[\da-f]{64}/.exec(text)![0];
    const again = await visitor.get(`/audit/verification?run=on&expect=${head}`);
    expect(again.text).toContain('the head that was kept elsewhere is in the chain');
    const other = head.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const rewritten = await visitor.get(`/audit/verification?run=on&expect=${other}`);
    expect(rewritten.text).toContain('The chain is broken at entry 2');
    expect((await visit(operatorOf()).get('/audit/verification?run=on')).status).toBe(403);
  });

  test('goes part by part, each from where the one before ended, and finds what was changed', async () => {
    const { db } = services;
    await transact(services, administrator, async (context) => {
      for (let number = 0; number < 20_100; number++)
        context.record({ action: 'many.do', subject: { kind: 'thing', id: `${number}` } });
    });
    const visitor = visit(administrator);
    const part = await visitor.get('/audit/verification?run=on');
    expect(part.text).toContain('20,000 of 20,102 entries verified');
    const next = /href="(\/audit\/verification\?after=[^"]+)"/.exec(part.html)![1]!;
    expect((await visitor.get(next)).text).toContain('The chain is good: 20,102 entries');
    const forged = next.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await visitor.get(forged)).text).toContain('The chain is broken at entry 20,000');
    await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(db);
    await sql`update audit_entries set reason = 'x' where sequence = 20050`.execute(db);
    const broken = await visitor.get(next);
    expect(broken.text).toContain('The chain is broken at entry 20,050');
    expect(broken.text).toContain('It is not what was written.');
    expect(broken.text).toContain('good: 20,049');
  });
});

test('somebody is opened from here by those alone who may', async () => {
  const projectId = newId();
  await transact(services, administrator, async (context) =>
    context.record({ action: 'people.join', projectId, subject: { kind: 'person', id: 'ada' } }),
  );
  expect((await visit(administrator).get('/audit')).html).toContain('href="/people/ada"');
  const operator: Actor = {
    ...administrator,
    role: 'operator',
    projects: new Map([[projectId, 'operator']]),
  };
  const { html } = await visit(operator).get(`/projects/${projectId}/audit`);
  expect(html).toContain('subjectId=ada');
  expect(html).not.toContain('href="/people/ada"');
});
