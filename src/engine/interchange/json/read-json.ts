import type { z } from 'zod';
import type { Finding } from '#engine/findings';
import { type InlineCode, type InlineText, parseMarkedText } from '#engine/inline';
import {
  decodeText,
  type ExchangeDocument,
  type ExchangeMatch,
  type ExchangeSegment,
  type ExchangeUnit,
  placeFinder,
} from '#engine/interchange';
import { jsonFinding } from './findings.ts';
import { exchangeSchema } from './json-schema.ts';
import { locateValues } from './locate-values.ts';

export interface ReadJson {
  /** Absent when a finding is an error. */
  readonly document?: ExchangeDocument;
  readonly findings: readonly Finding[];
}

type Read = z.output<typeof exchangeSchema>;
type ReadSegmentForm = Read['units'][number]['segments'][number];

/** More faults of form than this say nothing new. */
const mostFaults = 50;

/**
 * Reads what `writeJson` writes, also when edited by hand or by a tool, as characters or as bytes in UTF-8 or UTF-16.
 * Findings name the value, and its line and column; never throws.
 */
export function readJson(input: string | Uint8Array): ReadJson {
  const decoded = typeof input === 'string' ? { text: input } : decodeText(input);
  if ('trouble' in decoded) return { findings: [jsonFinding('json-encoding', { detail: decoded.trouble })] };
  const json = decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text;
  const { document, findings } = readText(json);
  const placed = addPlaces(json, findings);
  return document ? { document, findings: placed } : { findings: placed };
}

/** Adds line and column to findings that name a value. */
function addPlaces(json: string, findings: readonly Finding[]): Finding[] {
  const pathOfPlace = ({ place = '' }: Finding) => place.replace(/,.*$/, '');
  const isNamed = ({ place }: Finding) => place !== undefined && !place.startsWith('line ');
  const named = findings.filter(isNamed);
  if (named.length === 0) return [...findings];
  const offsets = locateValues(json, named.map(pathOfPlace));
  const placeOf = placeFinder(json);
  return findings.map((finding) => {
    if (!isNamed(finding)) return finding;
    const where = placeOf(offsets.get(pathOfPlace(finding))!);
    return { ...finding, place: finding.place ? `${finding.place}, ${where}` : where };
  });
}

function readText(json: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    return { findings: [reportSyntax(json, (cause as SyntaxError).message)] };
  }
  const read = checkForm(value);
  if (read === undefined) return { findings: [jsonFinding('json-schema', { detail: 'nested too deeply' })] };
  if (!read.success) return { findings: read.error.issues.slice(0, mostFaults).map(reportIssue) };
  const findings: Finding[] = [];
  const document = readDocument(read.data, findings);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { document, findings };
}

/** The message of the parser names an offset, but for a text that ends too early. */
function reportSyntax(json: string, detail: string): Finding {
  const offset = Number(/ at position (\d+)/.exec(detail)?.[1] ?? json.length);
  return jsonFinding('json-syntax', { detail, place: placeFinder(json)(offset) });
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
  { id, source, target, state, subState, notes, codes, matches, terms }: ReadSegmentForm,
  place: string,
  findings: Finding[],
): ExchangeSegment {
  const described = new Map(codes.map((code): [number, InlineCode] => [code.id, code]));
  const read = (marked: string, where: string) =>
    readMarked(marked, described, { place: `${place}.${where}`, findings });
  return {
    id,
    source: read(source, 'source'),
    ...(target !== undefined && { target: read(target, 'target') }),
    ...(state && { state }),
    ...(subState !== undefined && { subState }),
    ...(notes && { notes }),
    ...(matches && {
      matches: matches.map((match, index) =>
        readMatch(match, described, `${place}.matches[${index}]`, findings),
      ),
    }),
    ...(terms && { terms }),
  };
}

function readMatch(
  { source, target, score, origin, codes }: NonNullable<ReadSegmentForm['matches']>[number],
  known: ReadonlyMap<number, InlineCode>,
  place: string,
  findings: Finding[],
): ExchangeMatch {
  const described = new Map([...known, ...codes.map((code): [number, InlineCode] => [code.id, code])]);
  return {
    source: readMarked(source, described, { place: `${place}.source`, findings }),
    target: readMarked(target, described, { place: `${place}.target`, findings }),
    score,
    origin,
  };
}

function readMarked(
  marked: string,
  described: ReadonlyMap<number, InlineCode>,
  { place, findings }: { place: string; findings: Finding[] },
): InlineText {
  const { text, problems } = parseMarkedText(marked, described);
  for (const { kind, mark, offset } of problems)
    findings.push(jsonFinding(`json-${kind}`, { detail: mark, place: `${place}, offset ${offset}` }));
  return text;
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
