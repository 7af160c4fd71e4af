import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, systemActor } from '#domain/context';
import { operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';
import { plugin } from './plugin.ts';
import { transact } from './transact.ts';

const services = await testServices();
const visit = (actor: Actor) => new Visitor({ services, plugins: [plugin], actor });
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
  const links = [...html.matchAll(/href="(\?(?:actorId|subjectId)=[^"]+)"/g)].map(([, link]) => link!);
  expect(links).toEqual(['?actorId=admin', '?subjectId=p-1']);
  for (const link of links) expect((await visitor.get(`/audit${link}`)).text).toContain('Kiwi <b>Nord</b>');
  expect((await visitor.get('/audit?subjectId=p-2')).text).toContain('Nothing of the kind was done');
});

test('only administrators see the house, and only members a project', async () => {
  const visitor = visit(operatorOf());
  expect((await visitor.get('/audit')).status).toBe(403);
  expect((await visitor.get(`/projects/${randomUUID()}/audit`)).status).toBe(404);
});
