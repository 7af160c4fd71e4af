import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reading, transact } from '#domain/audit';
import {
  type Ability,
  type Actor,
  abilities,
  type Context,
  type HouseAbility,
  requireInHouse,
  requireInProject,
  type Services,
  systemActor,
} from '#domain/context';
import { newId } from '#platform/database';
import {
  type AnyRoute,
  claimKey,
  holdKey,
  type IdempotentRequest,
  keepAnswer,
  releaseKey,
  type UploadLimits,
  uploadLimitOf,
  webProblem,
} from '#platform/web';
import { type HeldUpload, holdUpload } from './hold-upload.ts';
import { type Listeners, watchAccess } from './listeners.ts';
import { readRequest } from './read-request.ts';
import { type PreparedAnswer, prepareAnswer, sendAnswer } from './send-answer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

export interface MountOptions {
  readonly services: Services;
  readonly limits: UploadLimits;
  /** Aborts when the server closes: streams of events would never end by themselves. */
  readonly closing: AbortSignal;
  readonly listeners: Listeners;
  /** Milliseconds between signs of life of a stream of events, and between looks at whether its reader still may read. */
  readonly heartbeat: number;
  /** Who sends a request, asked anew. */
  identify(request: FastifyRequest): Promise<Actor | undefined>;
}

type VersoRoute = AnyRoute<Context, Ability>;
type Input = Awaited<ReturnType<typeof readRequest>>;

/** Serves one route: who, what, the work in a transaction or reading, and the answer. */
export function mountRoute(app: FastifyInstance, route: VersoRoute, options: MountOptions): void {
  app.route({
    method: route.method,
    url: route.path,
    preParsing: async (request) => admit(route, request),
    handler: async (request, reply) => {
      const signal = signalOf(request, reply);
      const key = readKey(route, request);
      const { fileBytes, heldBytes } = uploadLimitOf(route, options.limits);
      const input = await readRequest(route, request, fileBytes, signal);
      await using held = await hold(route, input, key, heldBytes);
      const answer = await work(route, request, held ? { ...input, upload: held.parts } : input, {
        ...options,
        idempotent: key === undefined ? undefined : identify(request, key, input, held, options.services),
      });
      if (!request.raw.complete) reply.header('connection', 'close');
      const lost = answer.events ? listen(route, request, reply, input, options) : [];
      const sending = {
        signal: AbortSignal.any([signal, options.closing, ...lost]),
        every: options.heartbeat,
      };
      return sendAnswer(reply, answer, request.method === 'HEAD', sending);
    },
  });
}

/**
 * Before the body is read: who may not do this makes Verso read nothing and learns nothing of what it lacks. Use-cases ask
 * again, and alone where only the database knows the project.
 */
async function admit(
  { ability }: VersoRoute,
  { actor, params }: Pick<FastifyRequest, 'actor' | 'params'>,
): Promise<void> {
  if (ability === undefined) return;
  if (!actor) throw webProblem('not-signed-in');
  const { projectId } = params as { projectId?: string };
  if (isHouseAbility(ability)) requireInHouse(actor, ability);
  else if (projectId !== undefined) requireInProject(actor, ability, projectId);
}

function isHouseAbility(ability: Ability): ability is HouseAbility {
  return abilities[ability].in === 'house';
}

function signalOf(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  request.raw.once('aborted', () => controller.abort());
  return controller.signal;
}

/** Counts a reader of events, and aborts once they may not read any more what they were allowed to begin with. */
function listen(
  route: VersoRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  input: Input,
  { services, listeners, heartbeat, identify }: MountOptions,
): AbortSignal[] {
  const leave = listeners.enter(`${request.actor?.kind}:${request.actor?.id ?? request.ip}`);
  const check = async (): Promise<void> => {
    const actor = await identify(request);
    await admit(route, { actor, params: request.params });
    // The use-case asks again; the events it gives are never read.
    await route.handle(reading(services, actor!, request.id), input);
  };
  const access = watchAccess(check, heartbeat);
  reply.raw.once('close', () => {
    leave();
    access.stop();
  });
  return [access.signal];
}

const isTransaction = (route: VersoRoute): boolean => route.transaction ?? route.method !== 'GET';

/**
 * Uploads are taken in before a transaction begins, since clients are slow, connections to the database few, and a
 * transaction that is repeated reads them again; and where an idempotency key asks whether it is the same upload.
 */
async function hold(
  route: VersoRoute,
  { upload }: Input,
  key: string | undefined,
  heldBytes: number,
): Promise<HeldUpload | undefined> {
  const isUpload = route.accepts === 'multipart' || route.accepts === 'bytes';
  if (!isUpload || !(isTransaction(route) || key !== undefined)) return undefined;
  return holdUpload(upload, heldBytes);
}

async function work(
  route: VersoRoute,
  request: FastifyRequest,
  input: Input,
  { services, idempotent }: MountOptions & { readonly idempotent: IdempotentRequest | undefined },
): Promise<PreparedAnswer> {
  const actor = request.actor ?? { ...systemActor('anonymous'), role: 'reviewer', projects: new Map() };
  const run = async (context: Context): Promise<PreparedAnswer> =>
    prepareAnswer(route, await route.handle(context, input));
  if (isTransaction(route)) {
    const whole = async (context: Context) => once(context, idempotent, () => run(context));
    return transact(services, actor, whole, { correlationId: request.id });
  }
  const context = reading(services, actor, request.id);
  return idempotent ? onceOutside(services, idempotent, () => run(context)) : run(context);
}

async function once(
  { db, services }: Context,
  request: IdempotentRequest | undefined,
  run: () => Promise<PreparedAnswer>,
): Promise<PreparedAnswer> {
  if (!request) return run();
  const kept = await claimKey(db, services.secrets, request);
  if (kept) return replayed(kept);
  const answer = await run();
  await keepAnswer(db, services.secrets, request, plain(answer));
  return answer;
}

/**
 * Where the work makes transactions of its own, the key is claimed before, held while it lasts and given back when it
 * fails; that of a process that died is free soon after.
 */
async function onceOutside(
  { db, secrets }: Services,
  request: IdempotentRequest,
  run: () => Promise<PreparedAnswer>,
): Promise<PreparedAnswer> {
  const kept = await db.transaction().execute((transaction) => claimKey(transaction, secrets, request));
  if (kept) return replayed(kept);
  const letGo = holdKey(db, request);
  try {
    const answer = await run();
    await keepAnswer(db, secrets, request, plain(answer));
    return answer;
  } catch (error) {
    await releaseKey(db, request);
    throw error;
  } finally {
    letGo();
  }
}

function plain({ status, headers, body }: PreparedAnswer) {
  return { status, headers, body };
}

function replayed(kept: Pick<PreparedAnswer, 'status' | 'headers' | 'body'>): PreparedAnswer {
  return { ...kept, headers: { ...kept.headers, 'idempotent-replayed': 'true' } };
}

function readKey(route: VersoRoute, { headers, actor }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (route.method !== 'POST' || key === undefined || !actor) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw webProblem('request-invalid', { detail: 'Idempotency-Key is 1 to 200 visible ASCII characters' });
  return key;
}

/** A request is known by its address and all of its body. */
function identify(
  { method, url, actor, body }: FastifyRequest,
  key: string,
  input: Input,
  held: HeldUpload | undefined,
  { now }: Services,
): IdempotentRequest {
  const known = held ? [input.body ?? null, held.digest] : (body ?? null);
  const digest = createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(known)}`)
    .digest('hex');
  return { actorId: `${actor!.kind}:${actor!.id}`, key, digest, holder: newId(), now: now() };
}
