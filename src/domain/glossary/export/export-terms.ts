import { Readable } from 'node:stream';
import type { Context } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import {
  type Approval,
  type ConceptFilter,
  type KeptConcept,
  type KeptTerm,
  listConceptRows,
  plainConcept,
} from '#domain/glossary/concepts';
import { validityKeys } from '#domain/glossary/staging';
import { type Concept, languageRoot } from '#engine/glossary';
import { createGlossaryCsvWriter, GlossaryShapeBuilder } from '#engine/interchange/csv';
import { createTbxWriter } from '#engine/interchange/tbx';

export interface ExportRequest {
  readonly projectId: string;
  readonly glossaryId: string;
  readonly format: 'tbx' | 'csv';
  /** Of TBX. */
  readonly version?: 2 | 3;
  /** Of CSV. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Only terms of these languages (BCP 47; `en` takes `en-GB` too); empty: of all. */
  readonly languages: readonly string[];
  /** Only terms of which this holds; `all`: whatever has been decided on them. */
  readonly approval: Approval | 'all';
  readonly filter: Omit<ConceptFilter, 'language' | 'approval' | 'state'>;
}

export interface ExportedTerms {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

const pageSize = 500;

/**
 * A glossary as a file, concept by concept in the order in which they were made; the same content gives the same bytes.
 * Memory is that of a page. Concepts without a term that is wanted are left out.
 */
export async function exportTerms(context: Context, request: ExportRequest): Promise<ExportedTerms> {
  const { name } = await requireGlossary(context, request.projectId, request.glossaryId);
  const title = name.replace(/[^\p{L}\p{N} _-]/gu, '_').slice(0, 100);
  const isTable = request.format === 'csv';
  return {
    fileName: `${title}.${request.format}`,
    mediaType: isTable ? 'text/csv; charset=utf-8' : 'application/x-tbx+xml; charset=utf-8',
    content: Readable.from(isTable ? writeTable(context, request) : writeTbx(context, request, name)),
  };
}

/** Read twice: the columns of a table stand in its first line. */
async function* writeTable(context: Context, request: ExportRequest): AsyncGenerator<string> {
  const builder = new GlossaryShapeBuilder();
  for await (const concepts of pages(context, request)) for (const concept of concepts) builder.add(concept);
  const writer = createGlossaryCsvWriter(builder.shape(), { delimiter: request.delimiter });
  yield writer.head;
  for await (const concepts of pages(context, request))
    yield concepts.map((concept) => writer.concept(concept)).join('');
}

async function* writeTbx(context: Context, request: ExportRequest, name: string): AsyncGenerator<string> {
  const [language = 'en'] = request.languages;
  const writer = createTbxWriter({ name, language }, { version: request.version });
  yield writer.head;
  for await (const concepts of pages(context, request))
    yield concepts.map((concept) => writer.concept(concept)).join('');
  yield writer.tail;
}

async function* pages({ db }: Context, request: ExportRequest): AsyncGenerator<Concept[]> {
  let after: string | undefined;
  do {
    const filter = { ...request.filter, ...(request.approval !== 'all' && { approval: request.approval }) };
    const rows = await listConceptRows(db, [request.glossaryId], filter, { limit: pageSize, after });
    after = rows.length > pageSize ? rows[pageSize - 1]!.id : undefined;
    yield rows.slice(0, pageSize).flatMap((concept) => exported(concept, request));
  } while (after !== undefined);
}

function exported(concept: KeptConcept, { approval, languages }: ExportRequest): Concept[] {
  const roots = new Set(languages.map(languageRoot));
  const terms = concept.terms.filter(
    (term) =>
      term.state === 'active' &&
      (approval === 'all' || term.approval === approval) &&
      (roots.size === 0 || roots.has(languageRoot(term.language))),
  );
  if (terms.length === 0) return [];
  const { owner, extra } = concept;
  const said = owner === null ? extra : { ...extra, owner };
  return [plainConcept({ ...concept, extra: said, terms: terms.map(withValidity) })];
}

/** Files have no place of their own for the days on which a term counts. */
function withValidity(term: KeptTerm): KeptTerm {
  const { validFrom, validUntil, extra } = term;
  const days = {
    ...(validFrom !== null && { [validityKeys.validFrom]: validFrom }),
    ...(validUntil !== null && { [validityKeys.validUntil]: validUntil }),
  };
  return { ...term, extra: { ...extra, ...days } };
}
