import { AISDKError, APICallError } from '@ai-sdk/provider';
import { networkRefusalIn } from '#platform/network';
import { ProviderError, type ProviderErrorKind } from '#platform/providers';
import { safeDetail, waitAskedFor } from '#platform/providers/http';

/** What must not show in a message. */
export interface Secrets {
  readonly keys: readonly string[];
  readonly texts: readonly string[];
}

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'unauthorised',
  402: 'quota',
  403: 'unauthorised',
  408: 'timed-out',
  409: 'unavailable',
  413: 'too-large',
  414: 'too-large',
  423: 'unavailable',
  425: 'unavailable',
  429: 'rate-limited',
  451: 'refused',
  501: 'misconfigured',
  504: 'timed-out',
};

/** What services say in words where their status says less; the first that fits counts. */
const byWords: readonly (readonly [RegExp, ProviderErrorKind])[] = [
  [/insufficient_quota|credit balance|billing_hard_limit/i, 'quota'],
  [
    /content[ _](?:filter|policy|management)|responsibleai|prohibited_content|safety (?:system|policy)/i,
    'refused',
  ],
  [
    /context[ _-](?:length|window|size)|(?:prompt|input|request) is too (?:long|large)|too many tokens|token limit/i,
    'too-large',
  ],
  [/api[ _]key (?:not valid|invalid|expired)|invalid[ _]api[ _]key/i, 'unauthorised'],
];
/** Statuses whose meaning the words decide. */
const vague: ReadonlySet<number> = new Set([400, 403, 404, 413, 422, 429, 500]);

const retryable: ReadonlySet<ProviderErrorKind> = new Set([
  'rate-limited',
  'timed-out',
  'unavailable',
  'unreachable',
  'unreadable',
]);

/**
 * The failure of a call as a `ProviderError`; whether the same call may succeed later is decided here. Its message
 * holds neither key nor text, and it has no cause, since those of the services' packages hold the whole request.
 */
export function failureOf(error: unknown, secrets: Secrets): unknown {
  if (error instanceof ProviderError) return error;
  const refusal = networkRefusalIn(error);
  if (refusal) return failure('misconfigured', refusal.message);
  if (APICallError.isInstance(error))
    return error.statusCode === undefined ? connectionFailure(error) : statusFailure(error, secrets);
  if (AISDKError.isInstance(error)) return sdkFailure(error);
  const isFetch = error instanceof TypeError && /fetch failed|terminated/.test(error.message);
  if (isFetch || networkCode(error) !== undefined) return connectionFailure(error);
  // What cannot be put into a request is refused with its value, which may be the key.
  const isUnsendable = error instanceof TypeError && /header|ByteString/i.test(error.message);
  return isUnsendable ? failure('misconfigured', 'the key or a header cannot be sent') : error;
}

function statusFailure(error: APICallError, { keys, texts }: Secrets): ProviderError {
  const status = error.statusCode!;
  if (status < 300) return failure('unreadable', brokenReply(error), status);
  if (status < 400)
    return failure('misconfigured', `the service redirects (${status}); give its own address`, status);
  const body = error.responseBody?.slice(0, 8000) ?? '';
  const words = vague.has(status)
    ? byWords.find(([pattern]) => pattern.test(`${error.message} ${body}`))
    : undefined;
  const kind = words?.[1] ?? byStatus[status] ?? (status >= 500 ? 'unavailable' : 'misconfigured');
  const detail = kind === 'unauthorised' ? '' : safeDetail(saidIn(error, body), keys, texts);
  const wait = waitAskedFor(error.responseHeaders ?? {}, body);
  return failure(kind, `the service answers ${status}${detail && `: ${detail}`}`, status, wait);
}

function brokenReply(error: APICallError): string {
  return networkCode(error) === undefined ? 'the reply is not what the protocol says' : 'the reply broke off';
}

function saidIn(error: APICallError, body: string): string {
  try {
    const { message, detail, error: inner } = JSON.parse(body);
    const said = [inner?.message, inner, message, detail].find((one) => typeof one === 'string');
    return said ?? error.message;
  } catch {
    return error.message;
  }
}

function connectionFailure(error: unknown): ProviderError {
  const code = networkCode(error);
  if (code !== undefined && !/^(?:E[A-Z0-9]+$|EAI|UND)/.test(code))
    return new ProviderError('unreachable', `the service's certificate is not trusted: ${code}`, {
      isRetryable: false,
    });
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return failure('timed-out', 'the service does not answer');
  return failure('unreachable', `no connection to the service${code ? `: ${code}` : ''}`);
}

/** Keys that are not there, settings that do not suit, replies that are empty or of another form. */
function sdkFailure({ name }: AISDKError): ProviderError {
  if (/LoadAPIKey/.test(name)) return failure('unauthorised', 'the service needs a key');
  if (/JSONParse|TypeValidation|ResponseData|EmptyResponse|NoContent/.test(name))
    return failure('unreadable', 'the reply is not what the protocol says');
  return failure('misconfigured', `the service cannot be asked like this: ${name}`);
}

function failure(
  kind: ProviderErrorKind,
  message: string,
  status?: number,
  retryAfterMilliseconds?: number,
): ProviderError {
  return new ProviderError(kind, message, {
    isRetryable: retryable.has(kind),
    ...(status !== undefined && { status }),
    ...(retryAfterMilliseconds !== undefined && { retryAfterMilliseconds }),
  });
}

const ofNetwork =
  /^(?:E[A-Z0-9]+|EAI_\w+|UND_ERR_\w+|CERT_\w+|ERR_(?:TLS|SSL)_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/;

/** The code of the network's or TLS's own error, found through its causes. */
function networkCode(error: unknown): string | undefined {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 6;
    current = current.cause, depth++
  ) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string' && ofNetwork.test(code)) return code;
  }
  return undefined;
}
