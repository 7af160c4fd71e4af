import type { Finding } from '#engine/findings';
import { schemaFinding } from './findings.ts';

/** One error as the validator prints it. */
export interface SdkError {
  readonly description: string;
  /** Part name, `/word/document.xml`. */
  readonly path: string | null;
  readonly xPath: string | null;
  /** Id of the rule inside the Open XML SDK, such as `Sch_UndeclaredAttribute`. */
  readonly id: string | null;
  readonly errorType: string;
}

type Code = keyof typeof schemaFinding.catalogue;

/** By the SDK's error ids, first match wins; ids of later SDKs fall under the last of their family. */
const codes: readonly (readonly [RegExp, Code])[] = [
  [/^Sch_MissRequiredAttribute/, 'schema-attribute-missing'],
  [/^Sch_UndeclaredAttribute/, 'schema-attribute-undeclared'],
  [/^Sch_(?:Attribute|Element(?:Value|Union)|Empty|StringIsNotValid)/, 'schema-value'],
  [/^Sch_/, 'schema-element'],
  [/^Sem_(?:Unique|AttributeValueUnique)/, 'schema-duplicate'],
  [/^Sem_(?:Missing|Invalid|IncorrectRelationship)/, 'schema-reference'],
  [/^Sem_AttributeValueDataType/, 'schema-value'],
  [/^Sem_/, 'schema-constraint'],
  [/^Pkg_/, 'schema-package'],
  [/^MC_/i, 'schema-compatibility'],
];

/** The SDK stops at this many errors and does not say so. */
const reportedAtMost = 1000;

/** The validator's errors as findings, in the order of the document as far as it keeps one. */
export function mapErrors(errors: readonly SdkError[]): Finding[] {
  const findings = errors.map(mapError);
  if (errors.length >= reportedAtMost) findings.push(schemaFinding('schema-check-cut-short'));
  return findings;
}

function mapError({ id, description, path, xPath, errorType }: SdkError): Finding {
  const where = { ...(path !== null && { part: path }), ...(xPath !== null && { place: xPath }) };
  if (errorType === 'Exception' || id === null) {
    const isOurs = description.includes('OutOfMemoryException');
    return schemaFinding(isOurs ? 'schema-check-failed' : 'schema-unreadable', {
      detail: description,
      ...where,
    });
  }
  const code = codes.find(([pattern]) => pattern.test(id))?.[1] ?? byType(errorType);
  return schemaFinding(code, { detail: `${id}: ${withoutLongList(description)}`, ...where });
}

/** What might have stood there instead can be fifty names, each with its namespace. */
function withoutLongList(description: string): string {
  return description.replace(/ List of possible elements expected:.{200,}/s, '');
}

function byType(errorType: string): Code {
  if (errorType === 'Package') return 'schema-package';
  if (errorType === 'MarkupCompatibility') return 'schema-compatibility';
  return errorType === 'Semantic' ? 'schema-constraint' : 'schema-element';
}
