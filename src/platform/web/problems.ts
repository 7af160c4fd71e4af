import { defineProblems } from '#platform/problems';

/** What any address of the API may answer with. */
export const webProblem = defineProblems({
  'request-invalid': {
    status: 400,
    when: 'The request is not what this address expects.',
    action:
      'Correct the fields named in facts.issues; the OpenAPI document at /api/v1/openapi.json describes them.',
  },
  'not-signed-in': {
    status: 401,
    when: 'The request carries no valid session or key.',
    action: 'Sign in, or send a key as `Authorization: Bearer …`.',
  },
  'origin-foreign': {
    status: 403,
    when: 'A page of another site sent a change with a person’s session.',
    action: 'Use a key in programs; browsers change things only from pages of Verso.',
  },
  'address-unknown': {
    status: 404,
    when: 'There is nothing at this address.',
    action: 'Look the address up in /api/v1/reference.',
  },
  'method-unknown': {
    status: 405,
    when: 'This address does not know the method.',
    action: 'Use one of the methods in the Allow header.',
  },
  'idempotency-key-reused': {
    status: 409,
    when: 'The idempotency key was used for another request.',
    action: 'Use a new key for every new request.',
  },
  'request-in-progress': {
    status: 409,
    when: 'A request with the same idempotency key is still being worked on.',
    action: 'Send it again in a few seconds.',
  },
  'revision-changed': {
    status: 412,
    when: 'Somebody changed it after you read it.',
    action: 'Read it again and decide anew.',
  },
  'body-too-large': {
    status: 413,
    when: 'The body is larger than allowed.',
    action:
      'Send less at once, or have the limit for uploads raised (VERSO_UPLOAD_BYTES, for memories and glossaries VERSO_EXCHANGE_BYTES).',
  },
  'media-type-unknown': {
    status: 415,
    when: 'The body does not come in a form this address reads.',
    action: 'Send the media type that the OpenAPI document names.',
  },
  'revision-required': {
    status: 428,
    when: 'The change does not say which revision it is based on.',
    action: 'Send the ETag you read as If-Match.',
  },
  'too-many-requests': {
    status: 429,
    when: 'There were more requests in a minute than one client may send.',
    action: 'Wait for the seconds in Retry-After.',
  },
  'internal-fault': {
    status: 500,
    when: 'Verso made a mistake; the log has it under the request id.',
    action: 'Tell whoever runs Verso the request id.',
  },
  'not-available': {
    status: 503,
    when: 'The database or the storage cannot be reached now.',
    action: 'Send it again after the seconds in Retry-After.',
  },
});

/** Holds an edit to the revision its author saw: `revision-required` where none was sent, `revision-changed` where it is another. */
export function requireRevision(input: { readonly revision: number | undefined }, current: number): void {
  if (input.revision === undefined) throw webProblem('revision-required');
  if (input.revision !== current)
    throw webProblem('revision-changed', { facts: { seen: input.revision, current } });
}
