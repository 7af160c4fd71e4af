import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { document, operations } from './test-server.ts';

it('is a document that others find valid', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect([valid, validator.version]).toEqual([true, '3.1']);
});

it('names the cookie that browsers are given', () => {
  const { securitySchemes } = document.components as { securitySchemes: Record<string, unknown> };
  expect(securitySchemes.session).toMatchObject({ in: 'cookie', name: 'verso.session_token' });
});

it.each(operations)(
  'says what $method $path answers where a body or a key is refused',
  ({ method, operation }) => {
    const { responses, parameters } = operation;
    const statuses = Object.keys(responses as object);
    if (method !== 'GET') expect(statuses).toEqual(expect.arrayContaining(['413', '415']));
    if (parameters.some(({ name }) => name === 'Idempotency-Key')) expect(statuses).toContain('409');
  },
);

it('lets reading a delivery make no link that lasts longer than an hour, since no audit has it', () => {
  const { operation } = operations.find((one) => one.operation.operationId === 'getDelivery')!;
  const seconds = operation.parameters.find(({ name }) => name === 'seconds')!;
  expect(seconds.schema).toMatchObject({ maximum: 3_600 });
});
