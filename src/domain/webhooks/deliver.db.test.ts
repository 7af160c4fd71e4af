import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { Webhook as Signer } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import type { Storage } from '#platform/storage';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from '#test/database';
import { announce } from './announce.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  redeliver,
  retryDelivery,
  rotateSecret,
} from './change-webhooks.ts';
import { deliver, waits } from './deliver.ts';
import { listDeliveryRows } from './queries.ts';

const { db } = await testDatabase();
const projectId = newId();
/** Instead of the present. */
let now: Date | undefined;
const jobs: { deliveryId: string; attempt: number; startAfter: Date | undefined }[] = [];
const services: Services = {
  db,
  storage: {} as Storage,
  queue: {
    queues: [],
    definition: () => {
      throw new Error('no queue is asked for');
    },
    redrive: async () => 0,
    openValues: async () => new Set(),
    prioritise: async () => {},
    async send(_db, _queue, payload, options) {
      jobs.push({ ...(payload as (typeof jobs)[number]), startAfter: options?.startAfter });
    },
    async sendAll(_db, _queue, many) {
      for (const { payload } of many)
        jobs.push({ ...(payload as (typeof jobs)[number]), startAfter: undefined });
    },
  },
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => now ?? new Date(),
};
const received: { headers: IncomingMessage['headers']; body: string; url: string }[] = [];
const answers: Record<string, (response: ServerResponse) => void> = {
  '/good': (response) => response.end('thanks'),
  '/fails': (response) => response.writeHead(500).end('x'.repeat(1_000_000)),
  '/hangs': () => {},
  '/redirects': (response) => response.writeHead(302, { location: '/good' }).end(),
  '/drips': (response) => {
    response.writeHead(500);
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  },
};
const server = createServer(async (request, response) => {
  const body = await text(request);
  received.push({ headers: request.headers, body, url: request.url! });
  answers[request.url!]!(response);
});
let origin = '';
const anywhere = { privateHosts: ['*'], timeout: 400 };

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
    values (${projectId}, 'p', 'P', '{de}', now(), now())`.execute(db);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A webhook to an address of the server above, and the delivery of one event that waits for it. */
async function announced(path: string) {
  jobs.length = 0;
  received.length = 0;
  await sql`update webhooks set enabled = false`.execute(db);
  const made = await transact(services, systemActor('test'), async (context) => {
    const created = await createWebhook(context, { projectId, url: origin + path, events: ['run.failed'] });
    await announce(context, projectId, 'run.failed', { runId: 'r1' });
    await announce(context, projectId, 'run.delivered', { runId: 'r2' });
    return created;
  });
  expect(jobs).toHaveLength(1);
  const log = async () => (await listDeliveryRows(db, made.webhook.id, { limit: 10 }))[0]!;
  return { ...made, deliveryId: jobs[0]!.deliveryId, log };
}

describe('webhooks', () => {
  it('are sent what they listen to, signed so that the receiver can verify it', async () => {
    const { secret, deliveryId, log } = await announced('/good');
    await deliver(services, { deliveryId, attempt: 1 }, anywhere);
    const [request] = received;
    const event = new Signer(secret).verify(request!.body, request!.headers as Record<string, string>);
    expect(event).toMatchObject({ type: 'run.failed', data: { projectId, runId: 'r1' } });
    expect(request!.headers['webhook-id']).toBe(deliveryId);
    expect(await log()).toMatchObject({
      state: 'delivered',
      attempts: 1,
      responseStatus: 200,
      failure: null,
    });
    await deliver(services, { deliveryId, attempt: 1 }, anywhere);
    expect(received).toHaveLength(1);
  });

  it('are signed with the old secret and the new one until the overlap is over', async () => {
    const first = await announced('/good');
    const rotate = (overlapHours: number) =>
      transact(services, systemActor('test'), (context) =>
        rotateSecret(context, { projectId, webhookId: first.webhook.id }, { overlapHours }),
      );
    const second = await rotate(24);
    expect(second.webhook.revision).toBe(2);
    expect(second.secret).not.toBe(first.secret);
    /** Which of the secrets a receiver may have, of a delivery that is sent at a moment. */
    const taken = async (moment: number, ...secrets: string[]) => {
      received.length = 0;
      now = new Date(moment);
      await sql`update webhook_deliveries set state = 'waiting', attempts = 0`.execute(db);
      await deliver(services, { deliveryId: first.deliveryId, attempt: 1 }, anywhere).finally(() => {
        now = undefined;
      });
      const [{ headers, body }] = received as [(typeof received)[number]];
      const signatures = String(headers['webhook-signature']).split(' ');
      const id = String(headers['webhook-id']);
      const sentAt = new Date(Number(headers['webhook-timestamp']) * 1000);
      return secrets.map((secret) => signatures.includes(new Signer(secret).sign(id, sentAt, body)));
    };
    const until = second.webhook.previousSecretUntil!.getTime();
    expect(until).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(await taken(until - 1, first.secret, second.secret)).toEqual([true, true]);
    expect(await taken(until, first.secret, second.secret)).toEqual([false, true]);
    const third = await rotate(1);
    expect(await taken(Date.now(), first.secret, second.secret, third.secret)).toEqual([false, true, true]);
    const leaked = await rotate(0);
    expect(await taken(Date.now(), third.secret, leaked.secret)).toEqual([false, true]);
    const { rows } = await sql<{ after: object }>`select after from audit_entries
      where action = 'webhooks.rotate-secret'`.execute(db);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });

  it.each([
    ['/fails', 500, /status 500/],
    ['/hangs', null, /no answer in time/],
    ['/drips', null, /no answer in time/],
    ['/redirects', 302, /redirects/],
  ])('that answer like %s are tried again later', async (path, status, failure) => {
    const { deliveryId, log } = await announced(path);
    await deliver(services, { deliveryId, attempt: 1 }, anywhere);
    const entry = await log();
    expect(entry).toMatchObject({ state: 'waiting', attempts: 1, responseStatus: status });
    expect(entry.failure).toMatch(failure);
    expect(entry.failure!.length).toBeLessThanOrEqual(1024);
    expect(received.map(({ url }) => url)).toEqual([path]);
    expect(jobs[1]!.startAfter!.getTime()).toBeGreaterThan(Date.now() + 3_000);
    expect(entry.nextAttemptAt).toEqual(jobs[1]!.startAfter);
  });

  it('are tried at once when somebody asks for it, and the attempt that waited is not made beside', async () => {
    const { webhook, deliveryId, log } = await announced('/fails');
    await deliver(services, jobs[0]!, anywhere);
    const place = { projectId, webhookId: webhook.id, deliveryId };
    const retry = () => transact(services, systemActor('test'), (context) => retryDelivery(context, place));
    await retry();
    expect((await log()).nextAttemptAt!.getTime()).toBeLessThanOrEqual(Date.now());
    const [, waiting, asked] = jobs;
    expect(asked).toEqual({ deliveryId, attempt: 2, startAfter: undefined });
    await deliver(services, asked!, anywhere);
    await deliver(services, waiting!, anywhere);
    expect(received).toHaveLength(2);
    expect(jobs).toHaveLength(4);
    expect(await log()).toMatchObject({ state: 'waiting', attempts: 2, nextAttemptAt: jobs[3]!.startAfter });
    await sql`update webhook_deliveries set state = 'failed' where id = ${deliveryId}`.execute(db);
    await expect(retry()).rejects.toMatchObject({ code: 'webhook-delivery-over' });
  });

  it('are given up after the last wait, and can be sent again', async () => {
    const { webhook, deliveryId, log } = await announced('/fails');
    for (let attempt = 0; attempt <= waits.length; attempt++) await deliver(services, jobs.at(-1)!, anywhere);
    expect(await log()).toMatchObject({ state: 'failed', nextAttemptAt: null, attempts: waits.length + 1 });
    const place = { projectId, webhookId: webhook.id, deliveryId };
    const again = await transact(services, systemActor('test'), (context) => redeliver(context, place));
    expect(again).not.toBe(deliveryId);
    expect((await log()).payload).toMatchObject({ data: { runId: 'r1' } });
  });

  it('never reach into private networks unless the host is allowed', async () => {
    const { deliveryId, log } = await announced('/good');
    await deliver(services, { deliveryId, attempt: 1 }, { privateHosts: ['other.example'] });
    expect(received).toHaveLength(0);
    expect((await log()).failure).toMatch(/private network/);
    await deliver(services, { deliveryId, attempt: 2 }, { privateHosts: ['127.0.0.1'] });
    expect(received).toHaveLength(1);
  });

  it('are changed only by whoever saw their present revision', async () => {
    const { webhook } = await announced('/good');
    const change = (revision: number | undefined) =>
      transact(services, systemActor('test'), (context) =>
        changeWebhook(context, { projectId, webhookId: webhook.id }, { revision, enabled: false }),
      );
    await expect(change(undefined)).rejects.toMatchObject({ code: 'revision-required' });
    await expect(change(7)).rejects.toMatchObject({ code: 'revision-changed' });
    expect(await change(1)).toMatchObject({ revision: 2, enabled: false });
    const remove = (revision: number) =>
      transact(services, systemActor('test'), (context) =>
        deleteWebhook(context, { projectId, webhookId: webhook.id }, revision),
      );
    await expect(remove(1)).rejects.toMatchObject({ code: 'revision-changed' });
    await remove(2);
  });
});
