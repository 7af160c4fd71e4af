import { newId } from '#platform/database';
import { boundary, multipart } from '#test/multipart';
import type { SpecimenIds } from '#test/specimen';
import { apiSchemas, type Json, type Operation } from '#test/test-server';

export interface TestRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: Buffer | object;
}

/** A request that validation takes: what is refused before the use-case says nothing of authorisation. */
export function requestOf({ path, method, operation }: Operation, ids: SpecimenIds): TestRequest {
  const parameters = operation.parameters as unknown as readonly Parameter[];
  const valueIn = ({ name, schema }: Parameter) =>
    encodeURIComponent(String(ids[name] ?? plainValue(schema, ids)));
  const inPath = new Map(
    parameters.filter((one) => one.in === 'path').map((one) => [one.name, valueIn(one)]),
  );
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name) => inPath.get(name)!);
  const search = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${valueIn(one)}`);
  return {
    method,
    url: `/api/v1${address}?${search.join('&')}`,
    ...bodyOf(operation, ids),
  };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
}

function bodyOf(
  { requestBody }: Operation['operation'],
  ids: SpecimenIds,
): Pick<TestRequest, 'headers' | 'payload'> {
  const content = (requestBody?.content ?? {}) as Record<string, { schema: Json; example?: unknown }>;
  const [json, form] = [content['application/json'], content['multipart/form-data']];
  if (json)
    return { headers: {}, payload: withIds(json.example ?? plainValue(json.schema, ids), ids) as object };
  if (!form) return { headers: {} };
  const fields = plainValue(form.schema, ids) as Record<string, string>;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: multipart(fields, [{ name: 'any.docx', text: 'no document' }]),
  };
}

/** The simplest value of a schema: what is required, with the ids that its fields are named after. */
export function plainValue(schema: Json, ids: SpecimenIds): unknown {
  if (typeof schema.$ref === 'string') return plainValue(refersTo(schema.$ref), ids);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [choice] = (schema.anyOf ?? schema.oneOf ?? []) as Json[];
  if (choice) return plainValue(choice, ids);
  switch (schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Record<string, Json>;
      const required = (schema.required ?? []) as string[];
      return Object.fromEntries(
        required.map((name) => [name, ids[name] ?? plainValue(properties[name]!, ids)]),
      );
    }
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () =>
        plainValue(schema.items as Json, ids),
      );
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'boolean':
      return false;
    default:
      return plainText(schema);
  }
}

function plainText({ format, minLength = 2 }: { format?: string; minLength?: number }): string {
  if (format === 'uuid') return newId();
  if (format === 'date-time') return '2026-01-05T08:00:00Z';
  if (format === 'uri') return 'https://example.org/';
  if (format === 'email') return 'someone@example.org';
  return 'de'.padEnd(minLength, 'e');
}

/** Ids in the places of an example that are named as ids are. */
function withIds(value: unknown, ids: SpecimenIds): unknown {
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name.endsWith('Id') ? (ids[name] ?? inner) : withIds(inner, ids),
    ]),
  );
}

export function refersTo(reference: string): Json {
  return apiSchemas[reference.split('/').at(-1)!] as Json;
}
