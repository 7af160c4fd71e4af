import type { Context } from '#domain/context';
import { decodeUnit, hashOfKey, readerOf, scopeOf, tokenOrderOf } from '#domain/memory/retrieval';
import {
  type CandidateScorer,
  candidateScorer,
  keyText,
  mostSimilar,
  recencyOf,
  type SignatureQuery,
  signatureQuery,
} from '#engine/matching';
import { listCandidates, listSources } from './candidate-rows.ts';
import type { GatheredUnit, LookupRequest, UnitPenalty } from './lookup-request.ts';
import { penaltiesOf } from './penalise-unit.ts';
import { type ActiveOrder, openReadableBooks, type ReadableBook } from './readable-books.ts';
import {
  haveChanged,
  listAbout,
  listCounting,
  listUnits,
  type UnitAbout,
  type UnitRow,
} from './unit-rows.ts';

/** `unit.id` sorts by age, so that a memory made of these prefers the unit that came last. */
const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** How often to ask where others take units away meanwhile, and bring others in their place. */
const mostTries = 6;

/**
 * The units among which a memory held in the process (`createMemory`) finds for these segments what it would find among all
 * live units of all memories that the project reads: every match from the threshold on, or as many as are asked for. Oldest
 * first. Rights are for the caller to see to.
 */
export async function gatherUnits(context: Context, request: LookupRequest): Promise<GatheredUnit[]> {
  for (let tries = 1; ; tries++) {
    const { rows, gone, snapshots, isCurrent } = await readUnits(context, request);
    if (tries < mostTries && (!isCurrent || (await haveChanged(context.db, gone, snapshots)))) continue;
    return rows
      .sort(byId)
      .map((row) => gathered(row, penaltiesOf(row, request.penalties ?? {}, context.now())));
  }
}

/** Units that may be like texts, and those among them that were no longer there, live and wanted when they were read. */
interface SimilarUnits {
  readonly ids: readonly string[];
  readonly gone: readonly string[];
  /** What was seen when they were found. */
  readonly snapshots: readonly string[];
  /** Whether they were found by the order that was in use then. */
  readonly isCurrent: boolean;
}

const nothing: SimilarUnits = { ids: [], gone: [], snapshots: [], isCurrent: true };

async function readUnits(
  context: Context,
  request: LookupRequest,
): Promise<Omit<SimilarUnits, 'ids'> & { readonly rows: UnitRow[] }> {
  const { db } = context;
  const { segments, filter = {} } = request;
  const { books, order } = await openReadableBooks(db, { ...request, memories: filter.memories });
  if (books.length === 0) return { ...nothing, rows: [] };
  const texts = [...new Set(segments.map(({ source }) => keyText(source)))];
  const { ids, gone, ...seen } =
    order && request.threshold < 100 ? await findSimilar(context, request, { books, texts, order }) : nothing;
  const rows = await listUnits(db, { books, ids, hashes: texts.map(hashOfKey), filter });
  return { ...seen, rows, gone: [...gone, ...without(ids, rows)] };
}

function without(ids: Iterable<string>, units: readonly { readonly id: string }[]): string[] {
  const there = new Set(units.map(({ id }) => id));
  return [...ids].filter((id) => !there.has(id));
}

interface Lookup {
  readonly books: readonly ReadableBook[];
  /** Normalised, each once. */
  readonly texts: readonly string[];
  readonly order: ActiveOrder;
}

/** The units that may be like each text; of very many, those that are like it without being equal and matter most. */
async function findSimilar(context: Context, request: LookupRequest, lookup: Lookup): Promise<SimilarUnits> {
  const { books, texts, order: stored } = lookup;
  const order = await tokenOrderOf(context.db, stored);
  const scopes = books.map(({ id }) => scopeOf(stored.id, id));
  const read = readerOf(request.from);
  const lowest = lowestOf(request);
  const asked: string[] = [];
  const queries: SignatureQuery[] = [];
  for (const text of texts) {
    const query = signatureQuery(read(text) ?? [], order, lowest, scopes);
    if (!query) continue;
    asked.push(text);
    queries.push(query);
  }
  const counting = (ids: readonly string[]) =>
    listCounting(context.db, { books, ids, filter: request.filter ?? {} });
  const { ids: candidates, ...seen } = await listCandidates(context.db, stored.id, lowest, queries, {
    counting,
  });
  const isMany = (ids: readonly string[]) => ids.length > mostOf(request);
  const many = await knowTexts(context, request, stored, new Set(candidates.filter(isMany).flat()));
  const chosen = new Set<string>();
  const gone = new Set<string>();
  for (const [place, ids] of candidates.entries()) {
    const some = isMany(ids)
      ? await chooseSimilar(context, request, books, many, asked[place]!, ids)
      : { ids, gone: [] };
    for (const id of some.ids) chosen.add(id);
    for (const id of some.gone) gone.add(id);
  }
  return { ...seen, ids: [...chosen], gone: [...gone] };
}

function lowestOf({ threshold }: LookupRequest): number {
  return Math.max(50, Math.ceil(threshold));
}

/** How many similar units of a text a memory looks at. */
function mostOf({ limit }: LookupRequest): number {
  return limit + mostSimilar;
}

/** Units with their texts, read once for all texts that they may be like. */
interface KnownTexts {
  readonly scorer: CandidateScorer;
  /** The text of each unit as the scorer knows it; equal texts are one. */
  readonly numbers: ReadonlyMap<string, number>;
}

async function knowTexts(
  { db }: Context,
  { from }: LookupRequest,
  order: ActiveOrder,
  ids: ReadonlySet<string>,
): Promise<KnownTexts> {
  const scorer = candidateScorer(readerOf(from));
  const sources = ids.size > 0 ? await listSources(db, order.id, [...ids]) : new Map<string, string>();
  return { scorer, numbers: new Map([...sources].map(([id, source]) => [id, scorer.add(source)])) };
}

/** The best of many candidates of a text by score without what they lose, then by priority and age. */
async function chooseSimilar(
  { db, now }: Context,
  request: LookupRequest,
  books: readonly ReadableBook[],
  { scorer, numbers }: KnownTexts,
  text: string,
  candidates: readonly string[],
): Promise<Pick<SimilarUnits, 'ids' | 'gone'>> {
  const { filter = {}, penalties = {} } = request;
  const equal = scorer.add(text);
  const unsigned = candidates.filter((id) => !numbers.has(id));
  const byText = Map.groupBy(
    candidates.filter((id) => numbers.has(id) && numbers.get(id) !== equal),
    (id) => numbers.get(id)!,
  );
  const { found } = scorer.score(text, lowestOf(request), [...byText.keys()]);
  const scores = new Map(found.flatMap(({ unit, score }) => byText.get(unit)!.map((id) => [id, score])));
  if (scores.size <= mostOf(request)) return { ids: [...scores.keys()], gone: unsigned };
  const units = await listAbout(db, { books, ids: [...scores.keys()], filter });
  const ranked = units.map((unit) => ({
    unit,
    bound: scores.get(unit.id)! - pointsOf(penaltiesOf(unit, penalties, now())),
  }));
  ranked.sort((a, b) => b.bound - a.bound || compareAbout(b.unit, a.unit));
  return {
    ids: ranked.slice(0, mostOf(request)).map(({ unit }) => unit.id),
    gone: [...unsigned, ...without(scores.keys(), units)],
  };
}

function compareAbout(a: UnitAbout, b: UnitAbout): number {
  return (
    a.priority - b.priority ||
    recencyOf(a.changedAt ?? undefined) - recencyOf(b.changedAt ?? undefined) ||
    byId(a, b)
  );
}

function pointsOf(penalties: readonly UnitPenalty[]): number {
  return Math.min(
    100,
    penalties.reduce((sum, { points }) => sum + points, 0),
  );
}

function gathered(
  { unit, structuralId, id, priority, changedAt, createdAt, ...about }: UnitRow,
  penalties: readonly UnitPenalty[],
): GatheredUnit {
  const penalty = pointsOf(penalties);
  return {
    unit: {
      ...decodeUnit(unit, structuralId),
      id,
      memory: about.memory,
      priority,
      ...(penalty > 0 && { penalty }),
    },
    provenance: { ...about, changedAt: changedAt ?? createdAt, penalties },
  };
}
