import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Ability, Context } from '#domain/context';
import { type AnyRoute, type KeptAnswer, RouteAnswer } from '#platform/web';
import { eventStream } from './event-stream.ts';

export interface PreparedAnswer extends KeptAnswer {
  readonly stream?: Readable;
  readonly events?: NonNullable<RouteAnswer<unknown>['options']['events']>;
}

/** Brings what a handler returned through the response schema, so that nothing leaves that the schema does not name. */
export function prepareAnswer(route: AnyRoute<Context, Ability>, returned: unknown): PreparedAnswer {
  const answer = returned instanceof RouteAnswer ? returned : new RouteAnswer(returned, {});
  const { status, revision, location, headers = {}, stream, events } = answer.options;
  const hasBody = route.response !== undefined && !stream && !events && answer.body !== undefined;
  return {
    status: status ?? successStatus(route),
    headers: {
      ...headers,
      ...(revision === undefined ? {} : { etag: `"r${revision}"` }),
      ...(location === undefined ? {} : { location }),
    },
    body: hasBody ? route.response.parse(answer.body) : undefined,
    stream,
    events,
  };
}

export function successStatus({ status, method, response }: AnyRoute<Context, Ability>): number {
  return status ?? (response === undefined && method !== 'GET' ? 204 : method === 'POST' ? 201 : 200);
}

export function sendAnswer(
  reply: FastifyReply,
  answer: PreparedAnswer,
  isHead: boolean,
  { signal, every }: { readonly signal: AbortSignal; readonly every: number },
) {
  reply.code(answer.status).headers({ ...answer.headers });
  if (answer.events) {
    reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    return reply.send(
      isHead ? '' : Readable.from(eventStream(answer.events, signal, every), { objectMode: false }),
    );
  }
  if (answer.stream) {
    if (!isHead) return reply.send(answer.stream);
    answer.stream.destroy();
    // An empty text would be measured: of a stream the length stays as it was set.
    return reply.send(Readable.from([]));
  }
  if (answer.body === undefined) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}
