import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { document, operations } from '#test/test-server';

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

/** What is sent as JSON and what is answered, of every operation. */
const contents = operations.flatMap(({ method, path, operation }) => {
  const { requestBody, responses } = operation as unknown as {
    requestBody?: Content;
    responses: Record<string, Content>;
  };
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return [
    { what: `${method} ${path}, what is sent`, content: requestBody?.content?.['application/json'] },
    { what: `${method} ${path}, what is answered`, content: success?.content?.['application/json'] },
  ].filter(({ content }) => content);
});

interface Content {
  readonly content?: Record<string, { readonly schema: object; readonly example?: unknown }>;
}

describe('examples', () => {
  const validator = new Ajv2020({ strict: false, validateFormats: false });
  validator.addSchema({ $id: 'api', components: document.components });
  const schemaIn = (schema: object) =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'));

  it.each(contents)('$what', ({ content }) => {
    expect(content).toHaveProperty('example');
    const isValid = validator.validate(schemaIn(content!.schema), content!.example);
    expect(validator.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });
});
