import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdUpload } from '#apps/api';
import { reading, transact } from '#domain/audit';
import {
  abilities,
  type Context,
  type HouseAbility,
  requireInHouse,
  requireInProject,
  systemActor,
  type VersoPage,
} from '#domain/context';
import { Problem } from '#platform/problems';
import { uploadLimitOf, webProblem } from '#platform/web';
import { type Entered, type PageAnswer, pathTo } from '#platform/web/pages';
import { type Look, lookOf } from './look.ts';
import { servingMessages } from './messages.ts';
import { parseForm, readAddress, readForm, type SentForm } from './read-input.ts';
import { type Reply, type Serving, sendAnswer } from './send-answer.ts';

type Input = Parameters<VersoPage['handle']>[1];

/** Bytes of a form that anybody may send: those who are signed in write texts. */
const strangersForm = 65_536;

/** Serves one page: who, what, the work in a transaction or reading, and the answer. */
export function mountPage(app: FastifyInstance, page: VersoPage, serving: Serving): void {
  app.route({
    method: page.method,
    url: page.path,
    ...(page.ability === undefined && { bodyLimit: strangersForm }),
    preParsing: async (request, reply) => {
      if (!(await admit(page, request, reply))) return reply as never;
    },
    handler: async (request, reply) => {
      const look = lookOf(request, reply, serving);
      const to: Reply = { request, reply, look, page, signal: signalOf(reply) };
      return page.method === 'GET' ? show(to, serving) : change(to, serving);
    },
  });
}

/**
 * Who is not signed in is asked to, and led back, a part of a page by the page around it; who may not do this is refused
 * before anything is read.
 */
async function admit(page: VersoPage, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const { ability } = page;
  const { actor } = request;
  if (ability === undefined) return true;
  if (!actor) {
    if (page.method === 'POST') throw webProblem('not-signed-in');
    if (request.headers['hx-request']) await reply.code(401).send();
    else await reply.redirect(pathTo('/sign-in', {}, { next: request.url }), 303);
    return false;
  }
  const { projectId } = request.params as { projectId?: string };
  if (abilities[ability].in === 'house') requireInHouse(actor, ability as HouseAbility);
  else if (projectId !== undefined) requireInProject(actor, ability as never, projectId);
  return true;
}

function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

async function show(to: Reply, serving: Serving): Promise<FastifyReply> {
  const { page, request, look } = to;
  const address = readAddress(page, request, look.view.locale);
  const answer = await work(page, inputOf(to, look, address), request, serving);
  return sendAnswer(answer, address.params, to, serving);
}

async function change(to: Reply, serving: Serving): Promise<FastifyReply> {
  const { page, request, look } = to;
  requireOwnOrigin(request, serving.origin);
  const { fileBytes, heldBytes } = uploadLimitOf(page, serving.limits);
  const sent = await readForm(page, request, fileBytes);
  if (!look.isOwnForm(sent.token)) {
    const say = servingMessages(look.view.locale);
    const problem = { code: 'form-old', when: say.formOld, action: '' };
    return showAgain(to, serving, sent, { errors: {}, problem, status: 403 });
  }
  const parsed = await parseForm(page.form, sent.fields, look.view.locale);
  if ('errors' in parsed) return showAgain(to, serving, sent, { ...parsed, problem: undefined, status: 422 });
  const address = readAddress(page, request, look.view.locale);
  await using held = await holdFiles(page, sent, heldBytes);
  const upload = held?.parts ?? sent.upload;
  const input = { ...inputOf(to, look, address), ...parsed, revision: sent.revision, upload };
  try {
    const answer = await work(page, input, request, serving);
    return sendAnswer(answer, address.params, to, serving);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return showAgain(to, serving, sent, refusalOf(page, error, look));
  }
}

/** Files are taken in before a transaction begins: browsers are slow, and one that is repeated reads them again. */
async function holdFiles(page: VersoPage, { upload }: SentForm, heldBytes: number) {
  if (page.accepts !== 'multipart' || page.transaction === false) return undefined;
  return holdUpload(upload, heldBytes);
}

/** Browsers say where a form comes from; what they leave out, the token stands for. */
function requireOwnOrigin({ headers }: FastifyRequest, origin: string): void {
  const isForeign = headers.origin !== undefined && headers.origin !== origin;
  const site = headers['sec-fetch-site'];
  if (isForeign || (site !== undefined && site !== 'same-origin')) throw webProblem('origin-foreign');
}

interface Refusal {
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: Entered['problem'];
  readonly status: number;
  readonly cause?: Problem;
}

function refusalOf({ problemFields }: VersoPage, cause: Problem, { view }: Look): Refusal {
  const { when, action } = view.sayTrouble(cause);
  const field = problemFields?.[cause.code];
  const errors = field === undefined ? {} : { [field]: `${when} ${action}`.trim() };
  const problem = field === undefined ? { code: cause.code, when, action } : undefined;
  return { errors, problem, status: cause.status, cause };
}

/** The page with the form once more, with what was entered and what is wrong with it. */
async function showAgain(
  to: Reply,
  serving: Serving,
  sent: SentForm,
  refusal: Refusal,
): Promise<FastifyReply> {
  const { page, request } = to;
  const formPath = page.formPage ?? page.path;
  const formPage = serving.pages.find(({ method, path }) => method === 'GET' && path === formPath);
  const { errors, problem, status, cause } = refusal;
  if (!formPage) throw cause ?? webProblem('request-invalid', { detail: Object.values(errors).join(' ') });
  const look = to.look.with({ form: sent.name, values: sent.fields, errors, problem });
  const again = { ...to, look, page: formPage };
  const address = readAddress(formPage, request, look.view.locale);
  const answer = await work(formPage, inputOf(again, look, address), request, serving);
  const refused = answer.kind === 'document' ? { ...answer, status } : answer;
  return sendAnswer(refused, address.params, again, serving);
}

function inputOf(
  { request, signal }: Reply,
  { view }: Look,
  address: { params: unknown; query: unknown },
): Input {
  return {
    ...address,
    ...{ form: undefined, revision: undefined, upload: none(), view, signal, address: request.ip },
    isPart: request.headers['hx-request'] !== undefined,
    header(name) {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  };
}

async function* none(): AsyncGenerator<never> {}

async function work(
  page: VersoPage,
  input: Input,
  request: FastifyRequest,
  { services }: Serving,
): Promise<PageAnswer> {
  const actor = request.actor ?? { ...systemActor('anonymous'), role: 'reviewer', projects: new Map() };
  const run = async (context: Context): Promise<PageAnswer> => page.handle(context, input);
  const isTransaction = page.transaction ?? page.method === 'POST';
  if (isTransaction) return transact(services, actor, run, { correlationId: request.id });
  return run(reading(services, actor, request.id));
}
