import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#platform/problems';
import { DefinitionList, LinkButton } from '#platform/web/components';
import { document } from '#platform/web/pages';
import { type Look, lookOf } from './look.ts';
import { servingMessages } from './messages.ts';
import { renderDocument } from './render.tsx';
import { addressesOf, type Serving } from './send-answer.ts';
import { sendHtml } from './send-html.ts';
import { bare, surroundingsOf } from './surroundings.ts';

/** A refusal as a page: what happened, and what to do. */
export async function answerProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  serving: Serving,
): Promise<FastifyReply> {
  const { services, assets, pages } = serving;
  const look = lookOf(request, reply, serving);
  const page = problemPage(problem, request, look);
  const around = { assets: addressesOf(assets, {}) };
  const { view, notice } = look;
  const place = { ...around, services, pages, view, notice, actor: request.actor, projectId: undefined };
  // A database that is away has no projects to list either.
  const surroundings = await surroundingsOf(place).catch(() => bare(around.assets));
  return sendHtml(request, reply, problem.status, renderDocument(page, surroundings, view));
}

function problemPage(problem: Problem, request: FastifyRequest, { view }: Look) {
  const say = servingMessages(view.locale);
  const { when, action } = view.sayTrouble(problem);
  const isStranger = problem.code === 'not-signed-in';
  return document({
    title: when,
    width: 'narrow',
    body: (
      <>
        <p>{action}</p>
        <p class="actions">
          {isStranger ? (
            <LinkButton kind="primary" href="/sign-in">
              {say.signIn}
            </LinkButton>
          ) : (
            <LinkButton href="/">{say.home}</LinkButton>
          )}
        </p>
        <DefinitionList
          items={[
            { term: say.code, value: <code>{problem.code}</code> },
            { term: say.requestId, value: <code>{request.id}</code> },
          ]}
        />
      </>
    ),
  });
}
