import { createHash } from 'node:crypto';

type Json = Record<string, unknown>;

/** What fields that hold any text would hold in a house of Verso, by their names. */
const texts: Readonly<Record<string, string>> = {
  action: 'Review what is marked, then try again.',
  author: 'Ada Example',
  committedBy: 'Ada Example',
  doneBy: 'Ada Example',
  equivalent: '',
  findingCode: 'numbers-differ',
  hash: '9f86d081884c7d65',
  heading: 'Maintenance',
  hint: 'bold',
  id: '0195e1a2-6b3c-7a56-8145-270ce6b3bebd',
  ownerId: '0195e1a2-6b3c-7f14-8a2b-0d5c1e9b7a36',
  promptVersion: '3',
  requestId: '4f1c2a9d7b60',
  segmentId: 'document/12/1',
  style: 'formal',
  token: 'the-token-of-the-one-time-link',
  updatedBy: 'Ada Example',
  uploadedBy: 'Ada Example',
  userId: '0195e1a2-6b3c-7f14-8a2b-0d5c1e9b7a36',
  band: 'memory_exact',
  channel: 'api',
  changedBy: 'Ada Example',
  code: 'numbers-differ',
  contains: 'valve',
  connection: 'translator',
  createdBy: 'Ada Example',
  currency: 'EUR',
  domain: 'Plumbing',
  email: 'ada@example.org',
  event: 'run.delivered',
  externalKey: 'DMS-4711',
  failure: 'The address did not answer within 10 seconds.',
  file: 'Annual report 2027.docx',
  fileName: 'Annual report 2027.docx',
  finding: 'numbers-differ',
  from: 'en',
  host: 'worker-1',
  key: 'contracts',
  language: 'de',
  marked: 'Close the <1>valve</1>.',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  memory: 'Contracts',
  message: '3 targets wait for review.',
  model: 'example-model',
  name: 'Contracts',
  next: 'Open the lid.',
  part: 'word/document.xml',
  password: 'correct horse battery',
  place: 'paragraph 12',
  plain: 'Close the valve.',
  previous: 'Switch the pump off.',
  projectName: 'Contracts',
  provider: 'apertium',
  reason: 'It was the document of another customer.',
  severity: 'warning',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  source: 'Close the <1>valve</1>.',
  sourceLanguage: 'en',
  stage: 'translation',
  state: 'delivered',
  target: 'Schließen Sie das <1>Ventil</1>.',
  targetLanguage: 'de',
  term: 'valve',
  text: 'Close the valve.',
  title: 'What was asked for does not fit.',
  to: 'de',
  url: 'https://example.org/verso',
  version: '1.0.0',
};

/** Of formats. */
const formats: Readonly<Record<string, string>> = {
  date: '2027-03-31',
  'date-time': '2027-03-31T09:30:00.000Z',
  email: 'ada@example.org',
  uri: 'https://example.org/verso',
};

/** What mostly is not there where it may be missing: an answer that has all of it tells of nothing that happens. */
const mostlyMissing =
  /^(next|failure|failedAt|mergedInto|undone\w+|deleted\w+|archivedAt|disabledAt|expiredAt|purgedAt)$/;

const deepest = 12;

export interface ExampleOptions {
  /** Schemas that `$ref` names. */
  readonly components: Json;
  /** Whether fields that may be left out stand in it too. */
  readonly isWhole: boolean;
}

/**
 * A value that a JSON schema allows and that reads like one of Verso's: fields of one name have one value throughout, so that
 * the id in one answer is the id that another request asks for. Undefined where a schema refers to itself without an end.
 */
export function exampleOf(schema: Json, options: ExampleOptions, name = '', depth = 0): unknown {
  if (depth > deepest) return undefined;
  const of = (inner: unknown, as = name) => exampleOf(inner as Json, options, as, depth + 1);
  if (typeof schema.$ref === 'string') return of(options.components[schema.$ref.split('/').at(-1)!]);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const types = [schema.type].flat();
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  const isNullable = types.includes('null') || choices?.some(({ type }) => type === 'null');
  if (isNullable && mostlyMissing.test(name)) return null;
  if (choices) return of(choices.find(({ type }) => type !== 'null'));
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((one) => of(one)));
  switch (types.find((type) => type !== 'null') ?? types[0]) {
    case 'object':
      return objectOf(schema, options, of);
    case 'array':
      return listOf(schema, of, name);
    case 'boolean':
      return !('default' in schema) || schema.default;
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'string':
      return textOf(schema, name);
    case 'null':
      return null;
    default:
      return {};
  }
}

type Inner = (schema: unknown, name?: string) => unknown;

function objectOf(schema: Json, { isWhole }: ExampleOptions, of: Inner): Json {
  const required = (schema.required ?? []) as readonly string[];
  const properties = Object.entries((schema.properties ?? {}) as Json)
    .filter(([name]) => isWhole || required.includes(name))
    .map(([name, inner]) => [name, of(inner, name)] as const);
  const { additionalProperties: others, propertyNames: names } = schema;
  if (properties.length === 0 && typeof others === 'object' && Object.keys(others as Json).length > 0)
    properties.push([String(names ? of(names, 'key') : 'key'), of(others)]);
  return Object.fromEntries(properties.filter(([, value]) => value !== undefined));
}

function listOf(schema: Json, of: Inner, name: string): unknown[] {
  if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map((item) => of(item));
  const item = of(schema.items ?? {}, name.replace(/s$/, ''));
  return item === undefined
    ? []
    : Array.from({ length: Math.max(Number(schema.minItems ?? 0), 1) }, () => item);
}

function numberOf({ minimum, exclusiveMinimum, maximum, default: usual, type }: Json): number {
  if (typeof usual === 'number') return usual;
  const least = Math.max(
    Number(minimum ?? 0),
    exclusiveMinimum === undefined ? 0 : Number(exclusiveMinimum) + 1,
  );
  const most = Number(maximum ?? Number.MAX_SAFE_INTEGER);
  const believable = type === 'integer' ? 3 : 0.85;
  return Math.min(Math.max(least, believable), most);
}

function textOf({ format, pattern, minLength, maxLength, default: usual }: Json, name: string): string {
  if (typeof usual === 'string') return usual;
  if (format === 'uuid') return idOf(name);
  const text = formats[String(format)] ?? texts[name] ?? (pattern === '^[A-Z]{3}$' ? 'EUR' : 'example');
  return text.padEnd(Number(minLength ?? 0), '.').slice(0, Number(maxLength ?? text.length));
}

/** A version 7 UUID that belongs to a name. */
function idOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return `0195e1a2-6b3c-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
}
