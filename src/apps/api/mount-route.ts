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
  webProblem,
} from '#platform/web';
import { readRequest } from './read-request.ts';
import { type PreparedAnswer, prepareAnswer, sendAnswer } from './send-answer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

export interface MountOptions {
  readonly services: Services;
  /** Most bytes of one uploaded file. */
  readonly uploadBytes: number;
  /** Aborts when the server closes: streams of events would never end by themselves. */
  readonly closing: AbortSignal;
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
      const input = await readRequest(route, request, options.uploadBytes, signal);
      const answer = await work(route, request, onlyOnce(input), options.services);
      if (!request.raw.complete) reply.header('connection', 'close');
      return sendAnswer(reply, answer, request.method === 'HEAD', AbortSignal.any([signal, options.closing]));
    },
  });
}

/**
 * Before the body is read: who may not do this makes Verso read nothing and learns nothing of what it lacks. Use-cases ask
 * again, and alone where only the database knows the project.
 */
async function admit({ ability }: VersoRoute, { actor, params }: FastifyRequest): Promise<void> {
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

/** A transaction that is repeated cannot read an upload a second time: the client sends it again. */
function onlyOnce(input: Input): Input {
  let isRead = false;
  return {
    ...input,
    upload: {
      [Symbol.asyncIterator]() {
        if (isRead) throw webProblem('not-available');
        isRead = true;
        return input.upload[Symbol.asyncIterator]();
      },
    },
  };
}

async function work(
  route: VersoRoute,
  request: FastifyRequest,
  input: Input,
  services: Services,
): Promise<PreparedAnswer> {
  const actor = request.actor ?? { ...systemActor('anonymous'), role: 'reviewer', projects: new Map() };
  const run = async (context: Context): Promise<PreparedAnswer> =>
    prepareAnswer(route, await route.handle(context, input));
  const idempotent = readKey(route, request, services);
  const isTransaction = route.transaction ?? route.method !== 'GET';
  if (isTransaction) {
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

/** Files are not hashed: a request with an upload is known by its address, type and length. */
function readKey(
  route: VersoRoute,
  request: FastifyRequest,
  services: Services,
): IdempotentRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (route.method !== 'POST' || key === undefined || !request.actor) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw webProblem('request-invalid', { detail: 'Idempotency-Key is 1 to 200 visible ASCII characters' });
  const isJson = (route.accepts ?? 'json') === 'json';
  const type = request.headers['content-type']?.split(';')[0] ?? '';
  const known = isJson
    ? JSON.stringify(request.body ?? null)
    : `${type} ${request.headers['content-length'] ?? ''}`;
  const digest = createHash('sha256').update(`${route.method} ${request.url}\n${known}`).digest('hex');
  const actorId = `${request.actor.kind}:${request.actor.id}`;
  return { actorId, key, digest, holder: newId(), now: services.now() };
}
