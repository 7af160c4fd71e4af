import fc from 'fast-check';
import { newId } from '#platform/database';
import type { SpecimenIds } from '#test/specimen';
import type { Json } from '#test/test-server';
import { refersTo } from './request-of.ts';

export const nastyBodies = ['{', '[', '"', '{"__proto__":{}}', '\0'];

const nasty = fc.constantFrom<unknown>(
  '',
  '\0',
  '\ud800',
  '../../etc/passwd',
  "'; drop table projects; --",
  '𝕏'.repeat(5000),
  '-1',
  '1e309',
  'NaN',
  -1,
  2 ** 53,
  1e308,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 1 },
  '2026-02-30T25:61:00Z',
  '00000000-0000-0000-0000-000000000000',
  '%00',
  '%',
  'a\r\nx-evil: 1',
);

/**
 * Values of a schema, now and then something else: most requests have to come past validation. Fields that are named as
 * ids are get those of the projects that are known.
 */
export function arbitraryOf(
  schema: Json,
  known: readonly SpecimenIds[],
  name = '',
  depth = 0,
): fc.Arbitrary<unknown> {
  const likely = likelyOf(schema, known, name, depth);
  return fc.oneof({ weight: 30, arbitrary: likely }, { weight: 1, arbitrary: nasty });
}

function likelyOf(
  schema: Json,
  known: readonly SpecimenIds[],
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth > 5) return nasty;
  const inner = (one: Json, itsName = name) => arbitraryOf(one, known, itsName, depth + 1);
  if (typeof schema.$ref === 'string') return inner(refersTo(schema.$ref));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => inner(choice)));
  if (schema.type === 'array')
    return fc.array(inner((schema.items as Json) ?? {}, name.replace(/s$/, '')), { maxLength: 4 });
  if (schema.type === 'object') {
    const properties = Object.entries((schema.properties as Record<string, Json>) ?? {});
    const fields = Object.fromEntries(properties.map(([field, one]) => [field, inner(one, field)]));
    return fc.record(fields, { requiredKeys: (schema.required as string[] | undefined) ?? [] });
  }
  const ids = known.map((specimen) => specimen[name]).filter((id) => id !== undefined);
  if (ids.length > 0) return fc.constantFrom(...ids, ...ids, schema.type === 'integer' ? 1 : newId());
  return textOrNumber(schema);
}

function textOrNumber(schema: Json): fc.Arbitrary<unknown> {
  if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: -2, max: 300 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.format === 'uuid') return fc.constantFrom(newId());
  if (schema.format === 'uri') return fc.webUrl();
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'date-time') return fc.constant('2026-01-05T08:00:00Z');
  return fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('en', 'de'));
}

export const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
