import type { Finding } from '#engine/findings';
import { packageFinding } from './findings.ts';
import type { Flavour, Part, Relationship } from './package.ts';
import { partKey, relationshipSourceOf } from './part-name.ts';

export interface RemarkOptions {
  readonly macros: 'refuse' | 'warn';
  readonly signatures: 'refuse' | 'warn';
}

/** Findings about a readable package as a whole: macros, signatures, and what it names outside itself. */
export function remarkOn(
  parts: readonly Part[],
  flavour: Flavour,
  relationships: ReadonlyMap<string, readonly Relationship[]>,
  options: RemarkOptions,
): Finding[] {
  return [
    ...remarkOnMacros(parts, flavour, options),
    ...remarkOnSignatures(parts, options),
    ...remarkOnContentTypes(parts),
    ...remarkOnRelationships(parts, [...relationships.values()].flat()),
  ];
}

function remarkOnMacros(parts: readonly Part[], flavour: Flavour, { macros }: RemarkOptions): Finding[] {
  const project = parts.find(({ contentType }) => /vbaProject$/i.test(contentType));
  if (!project && flavour !== 'docm' && flavour !== 'dotm') return [];
  const where = project && { part: project.name };
  return [packageFinding(macros === 'refuse' ? 'macros-refused' : 'macros-present', where)];
}

function remarkOnSignatures(parts: readonly Part[], { signatures }: RemarkOptions): Finding[] {
  const signed = parts.find(({ contentType }) => /digital-signature-xmlsignature\+xml$/i.test(contentType));
  if (!signed) return [];
  return [
    packageFinding(signatures === 'refuse' ? 'signature-refused' : 'signature-present', {
      part: signed.name,
    }),
  ];
}

/** Items in square brackets (`[trash]`, which Word leaves behind when it saves in place) are no parts. */
function remarkOnContentTypes(parts: readonly Part[]): Finding[] {
  return parts
    .filter(({ name, contentType }) => contentType === '' && !name.startsWith('/['))
    .filter(({ name }) => relationshipSourceOf(name) === undefined)
    .map(({ name }) => packageFinding('content-type-missing', { part: name }));
}

function remarkOnRelationships(parts: readonly Part[], relationships: readonly Relationship[]): Finding[] {
  const known = new Set(parts.map(({ name }) => partKey(name)));
  const outside = relationships.filter(({ external, kind }) => external && kind !== 'hyperlink');
  const templates = outside.filter(({ kind }) => kind === 'attachedTemplate');
  const content = outside.filter(({ kind }) => kind !== 'attachedTemplate');
  const dangling = relationships.filter(
    ({ external, kind, target }) => !external && kind !== 'hyperlink' && !known.has(partKey(target)),
  );
  return [
    ...summary('remote-template', templates),
    ...summary('external-content', content),
    ...summary('relationship-dangling', dangling),
  ];
}

/** One finding for all, so that a document of a thousand linked pictures stays readable. */
function summary(
  code: Parameters<typeof packageFinding>[0],
  relationships: readonly Relationship[],
): Finding[] {
  const first = relationships[0];
  if (!first) return [];
  const more = relationships.length > 1 ? ` and ${relationships.length - 1} more` : '';
  return [packageFinding(code, { detail: `${first.kind}: ${first.target.slice(0, 200)}${more}` })];
}
