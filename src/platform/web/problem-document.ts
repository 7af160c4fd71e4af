import { Problem } from '#platform/problems';
import { webProblem } from './problems.ts';

/** A problem document of RFC 9457. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** `title` is the same for every occurrence of a code, `detail` is of this one. */
export function problemDocument(problem: Problem, requestId: string): ProblemDocument {
  const { code, status, action, facts, message } = problem;
  const title = `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
  return { type: `/problems/${code}`, title, status, detail: message, code, action, facts, requestId };
}

/** SQLSTATE classes and Node's codes of a database that is away or has no room for another connection. */
const away = /^(08...|57P0[1-3]|53[0-9A-Z]{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const awayMessage = /timeout exceeded when trying to connect|Connection terminated|connection timeout/i;
/** PostgreSQL refuses what no text, date or number of it can be: bad input that a schema let through. */
const unstorable = /^22(00[37]|00[89]|021|P0[2-5])$/;

/** What to answer for whatever was thrown: a Problem as it is, the web server's own refusals, else a fault without details. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const {
    code = '',
    statusCode,
    message = '',
  } = (error ?? {}) as {
    code?: string;
    statusCode?: number;
    message?: string;
  };
  if (away.test(code) || awayMessage.test(message)) return webProblem('not-available', { cause: error });
  if (unstorable.test(code)) return webProblem('request-invalid', { cause: error });
  if (statusCode === 413) return webProblem('body-too-large', { cause: error });
  if (statusCode === 415 || statusCode === 406) return webProblem('media-type-unknown', { cause: error });
  if (statusCode === 429) return webProblem('too-many-requests', { cause: error });
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return webProblem('request-invalid', { detail: message, cause: error });
  return webProblem('internal-fault', { cause: error });
}
