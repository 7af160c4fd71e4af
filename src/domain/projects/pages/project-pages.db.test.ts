import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { type Actor, systemActor } from '#domain/context';
import { plugin } from '#domain/projects/plugin';
import { operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices();
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [plugin], actor });
const administrator: Actor = { ...systemActor('admin'), kind: 'person' };

beforeEach(() => sql`truncate projects cascade`.execute(db));

test('a project is made by its name alone, and stands in the list', async () => {
  const visitor = visit(administrator);
  expect((await visitor.get('/projects')).text).toContain('There is no project yet');
  await visitor.get('/projects/new');
  await visitor.submit('/projects', { name: 'Verträge <b>Nord</b>', targetLanguages: 'de, fr-CA' });
  const list = await visitor.get('/projects');
  expect(list.text).toContain('Verträge <b>Nord</b>');
  expect(list.text).toContain('vertrage-b-nord-b');
  expect(list.text).toContain('French (Canada) fr-CA');
});

test('what is wrong with a project stands at its field', async () => {
  const visitor = visit(administrator);
  await visitor.get('/projects/new');
  await visitor.submit('/projects', { name: 'A', key: 'a' });
  await visitor.get('/projects/new');
  const taken = await visitor.submit('/projects', { name: 'B', key: 'a', targetLanguages: 'de' });
  expect(taken.status).toBe(409);
  expect(taken.text).toContain('Another project has this key.');
  expect(taken.html).toContain('value="B"');
  const wrong = await visitor.submit('/projects', { name: '', targetLanguages: 'de, x_y' });
  expect(wrong.status).toBe(422);
  expect(wrong.html.match(/aria-invalid/g)).toHaveLength(2);
});

test('who may not make projects is not offered to', async () => {
  const visitor = visit(operatorOf());
  expect((await visitor.get('/projects')).text).toContain('Ask an administrator to add you to one.');
  expect((await visitor.get('/projects/new')).status).toBe(403);
});
