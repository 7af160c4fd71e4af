import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#platform/problems';

/** Serves people what the API serves programs. */
export interface PageServer {
  /** Adds its addresses; `closing` aborts when the server closes. */
  mount(app: FastifyInstance, closing: AbortSignal): void;
  /** Shows a refusal as a page. */
  answerProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}
