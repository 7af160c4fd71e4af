import type { z } from 'zod';
import type { Finding } from '#engine/findings';
import { type InlineCode, type InlineText, parseMarkedText } from '#engine/inline';
import type { ExchangeDocument, ExchangeSegment, ExchangeUnit } from '#engine/interchange';
import { jsonFinding } from './findings.ts';
import { exchangeSchema } from './json-schema.ts';

export interface ReadJson {
  /** Absent when a finding is an error. */
  readonly document?: ExchangeDocument;
  readonly findings: readonly Finding[];
}

type Read = z.output<typeof exchangeSchema>;

/** More faults of form than this say nothing new. */
const mostFaults = 50;

/** Reads what `writeJson` writes, also when edited by hand or by a tool. Findings name the place; never throws. */
export function readJson(json: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  } catch (cause) {
    return { findings: [jsonFinding('json-syntax', { detail: (cause as SyntaxError).message })] };
  }
  const read = checkForm(value);
  if (read === undefined) return { findings: [jsonFinding('json-schema', { detail: 'nested too deeply' })] };
  if (!read.success) return { findings: read.error.issues.slice(0, mostFaults).map(reportIssue) };
  const findings: Finding[] = [];
  const document = readDocument(read.data, findings);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { document, findings };
}

/** Undefined where the value nests so deeply that checking it exhausts the stack, which only a hostile file does. */
function checkForm(value: unknown) {
  try {
    return exchangeSchema.safeParse(value);
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function reportIssue(issue: z.core.$ZodIssue): Finding {
  return jsonFinding('json-schema', { detail: issue.message, place: pathOf(issue.path) });
}

function readDocument(read: Read, findings: Finding[]): ExchangeDocument {
  const { $schema: _schema, format: _format, units, ...about } = read;
  reportRepeated(units, 'units', findings);
  return { ...about, units: units.map((unit, index) => readUnit(unit, `units[${index}]`, findings)) };
}

function readUnit(unit: Read['units'][number], place: string, findings: Finding[]): ExchangeUnit {
  reportRepeated(unit.segments, `${place}.segments`, findings);
  const segments = unit.segments.map((segment, index) => {
    const where = `${place}.segments[${index}]`;
    reportRepeated(segment.codes, `${where}.codes`, findings);
    return readSegment(segment, where, findings);
  });
  return { ...unit, segments };
}

function readSegment(
  { id, source, target, state, codes }: Read['units'][number]['segments'][number],
  place: string,
  findings: Finding[],
): ExchangeSegment {
  const described = new Map(codes.map((code): [number, InlineCode] => [code.id, code]));
  const read = (marked: string, where: string): InlineText => {
    const { text, problems } = parseMarkedText(marked, described);
    for (const { kind, mark, offset } of problems) {
      const at = `${place}.${where}, offset ${offset}`;
      findings.push(jsonFinding(`json-${kind}`, { detail: mark, place: at }));
    }
    return text;
  };
  return {
    id,
    source: read(source, 'source'),
    ...(target !== undefined && { target: read(target, 'target') }),
    ...(state && { state }),
  };
}

function reportRepeated(
  things: readonly { id: string | number }[],
  place: string,
  findings: Finding[],
): void {
  const seen = new Set<string | number>();
  for (const [index, { id }] of things.entries()) {
    if (seen.has(id))
      findings.push(jsonFinding('json-duplicate-id', { detail: `${id}`, place: `${place}[${index}]` }));
    seen.add(id);
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((at, key) => {
    if (typeof key === 'number') return `${at}[${key}]`;
    return at === '' ? String(key) : `${at}.${String(key)}`;
  }, '');
}
