import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { type Actor, systemActor } from '#domain/context';
import { plugin } from '#domain/webhooks/plugin';
import { insertProject, operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const services = await testServices({ handlers: plugin.handlers! });
const { db } = services;
const administrator: Actor = { ...systemActor('admin'), kind: 'person' };
const visit = (actor: Actor) => new Visitor({ services, plugins: [plugin], actor });

let projectId: string;
let list: string;
beforeEach(async () => {
  ({ projectId } = await insertProject(db));
  list = `/projects/${projectId}/webhooks`;
});

async function make(visitor: Visitor): Promise<{ readonly at: string; readonly secret: string }> {
  await visitor.get(list);
  const fields = { url: 'https://example.org/hook?a=<b>', events: ['run.delivered', 'batch.finished'] };
  const { html } = await visitor.submit(list, fields);
  const secret = /class="one-time-link">([^<]+)</.exec(html)![1]!;
  return { at: /href="(\/projects\/[^"]+\/webhooks\/[^"]+)"/.exec(html)![1]!, secret };
}

test('a webhook is made, its secret is shown once, and it stands in the list', async () => {
  const visitor = visit(administrator);
  expect((await visitor.get(list)).text).toContain('There is no webhook yet');
  const { at, secret } = await make(visitor);
  const one = await visitor.get(at);
  expect(one.text).toContain('Nothing was sent yet');
  expect(one.html).not.toContain(secret);
  const shown = await visitor.get(list);
  expect(shown.text).toContain('https://example.org/hook?a=<b>');
  expect(shown.text).toContain('A run is delivered, A batch is finished');
});

test('an address with a password is refused at its field', async () => {
  const visitor = visit(administrator);
  await visitor.get(list);
  const refused = await visitor.submit(list, { url: 'https://a:b@example.org/', events: 'run.failed' });
  expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('id="f-url-error"')]);
  const none = await visitor.submit(list, { url: 'https://example.org/' });
  expect([none.status, none.html]).toEqual([422, expect.stringContaining('id="f-events-error"')]);
});

test('what was sent is told with its answer, and is sent again', async () => {
  const visitor = visit(administrator);
  const { at } = await make(visitor);
  await visitor.get(at);
  await visitor.submit(`${at}/tests`);
  expect((await visitor.follow()).text).toMatch(/A test .* On its way/);
  const waiting = await visitor.get(at);
  expect(waiting.text).toMatch(/Next attempt .* Try now/);
  await visitor.submit(/action="([^"]+\/attempts)"/.exec(waiting.html)![1]!);
  expect((await visitor.follow()).text).toContain('The event is on its way');
  await sql`update webhook_deliveries set attempts = 3`.execute(db);
  expect((await visitor.get(at)).text).toMatch(/A test .* Tries again 3/);
  await sql`update webhook_deliveries set state = 'failed', attempts = 8, next_attempt_at = null, response_status = 503,
    failure = 'busy <i>now</i>', finished_at = now()`.execute(db);
  const log = await visitor.get(at);
  expect(log.text).toMatch(/Given up 8 503 busy <i>now<\/i>/);
  expect((await visitor.get(list)).text).toMatch(/Sent last .* In use Given up [A-Z]/);
  await visitor.get(at);
  const again = /action="([^"]+\/redeliveries)"/.exec(log.html)![1]!;
  await visitor.submit(again);
  expect((await visitor.follow()).html.match(/On its way/g)).toHaveLength(1);
});

test('it is switched off, has its secret changed and is deleted; stale changes are refused', async () => {
  const [visitor, other] = [visit(administrator), visit(administrator)];
  const { at, secret } = await make(visitor);
  for (const one of [visitor, other]) await one.get(at);
  const fields = { url: 'https://example.org/', events: 'run.failed' };
  await visitor.submit(at, fields);
  expect((await visitor.get(list)).text).toContain('Off');
  expect((await other.submit(at, { ...fields, enabled: 'on' })).status).toBe(412);
  await visitor.get(at);
  const changed = await visitor.submit(`${at}/secrets`);
  expect(/class="one-time-link">([^<]+)</.exec(changed.html)![1]).not.toBe(secret);
  await visitor.get(at);
  await visitor.submit(`${at}/deletion`);
  expect((await visitor.follow()).text).toContain('There is no webhook yet');
});

test('nobody but administrators of the project sees it', async () => {
  const { at } = await make(visit(administrator));
  for (const path of [list, at]) {
    expect((await visit(operatorOf(projectId)).get(path)).status).toBe(403);
    expect((await visit(operatorOf()).get(path)).status).toBe(404);
  }
});
