import type { Context } from '#domain/context';
import { decodeUnit, hashOfKey, readerOf, scopeOf, tokenOrderOf } from '#domain/memory/retrieval';
import {
  candidateScorer,
  keyText,
  mostSimilar,
  recencyOf,
  type SignatureQuery,
  signatureQuery,
} from '#engine/matching';
import { listCandidates } from './candidate-rows.ts';
import type { GatheredUnit, LookupRequest, UnitPenalty } from './lookup-request.ts';
import { isWanted, penaltiesOf } from './penalise-unit.ts';
import { type ActiveOrder, findActiveOrder, listReadableBooks, type ReadableBook } from './readable-books.ts';
import { listAbout, listEqual, listUnits, type UnitAbout, type UnitRow } from './unit-rows.ts';

/** A unit that is like a text, with the score of the texts alone. */
interface Similar {
  readonly id: string;
  readonly score: number;
}

/** `unit.id` sorts by age, so that a memory made of these prefers the unit that came last. */
const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * The units among which a memory held in the process (`createMemory`) finds for these segments what it would find among all
 * live units of all memories that the project reads: every match from the threshold on, or as many as are asked for. Oldest
 * first. Rights are for the caller to see to.
 */
export async function gatherUnits(context: Context, request: LookupRequest): Promise<GatheredUnit[]> {
  const { db } = context;
  const { projectId, from, to, segments, filter = {} } = request;
  const [books, order] = await Promise.all([
    listReadableBooks(db, { projectId, from, to, memories: filter.memories }),
    request.threshold < 100 ? findActiveOrder(db, from) : undefined,
  ]);
  if (books.length === 0) return [];
  const texts = [...new Set(segments.map(({ source }) => keyText(source)))];
  const [equal, similar] = await Promise.all([
    listEqual(db, books, texts.map(hashOfKey)),
    order ? findSimilar(context, request, { books, texts, order }) : [],
  ]);
  const chosen = await chooseSimilar(context, request, books, similar);
  const rows = new Map([...equal, ...(await listUnits(db, books, chosen))].map((row) => [row.id, row]));
  return [...rows.values()]
    .filter((row) => isWanted(row, filter))
    .sort(byId)
    .map((row) => gathered(row, penaltiesOf(row, request.penalties ?? {}, context.now())));
}

/** The units that are like each text without being equal. */
async function findSimilar(
  { db }: Context,
  { from, threshold }: LookupRequest,
  {
    books,
    texts,
    order: stored,
  }: {
    readonly books: readonly ReadableBook[];
    readonly texts: readonly string[];
    readonly order: ActiveOrder;
  },
): Promise<Similar[][]> {
  const order = await tokenOrderOf(db, stored);
  const scopes = books.map(({ id }) => scopeOf(stored.id, id));
  const read = readerOf(from);
  const lowest = Math.max(50, Math.ceil(threshold));
  const asked: string[] = [];
  const queries: SignatureQuery[] = [];
  for (const text of texts) {
    const query = signatureQuery(read(text) ?? [], order, lowest, scopes);
    if (!query) continue;
    asked.push(text);
    queries.push(query);
  }
  const scorer = candidateScorer(read);
  const candidates = asked.map((): Map<number, string[]> => new Map());
  for (const { place, id, source } of await listCandidates(db, stored.id, lowest, queries)) {
    if (source === asked[place]) continue;
    const number = scorer.add(source);
    const known = candidates[place]!.get(number);
    if (known) known.push(id);
    else candidates[place]!.set(number, [id]);
  }
  return asked.map((text, place) => {
    const units = candidates[place]!;
    const { found } = scorer.score(text, lowest, [...units.keys()]);
    return found.flatMap(({ unit, score }) => units.get(unit)!.map((id) => ({ id, score })));
  });
}

/**
 * Of very many units that are alike, those that a memory looks at: the best by score without what they lose, then by
 * priority and age. Most often all.
 */
async function chooseSimilar(
  context: Context,
  { limit, filter = {}, penalties = {} }: LookupRequest,
  books: readonly ReadableBook[],
  similar: readonly (readonly Similar[])[],
): Promise<string[]> {
  const most = limit + mostSimilar;
  const chosen = new Set<string>();
  for (const found of similar) {
    if (found.length <= most) {
      for (const { id } of found) chosen.add(id);
      continue;
    }
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const list: typeof listAbout = filter.properties ? listUnits : listAbout;
    const units = await list(context.db, books, [...scores.keys()]);
    const now = context.now();
    const ranked = units
      .filter((unit) => isWanted(unit, filter))
      .map((unit) => ({
        unit,
        bound: scores.get(unit.id)! - pointsOf(penaltiesOf(unit, penalties, now)),
      }));
    ranked.sort((a, b) => b.bound - a.bound || compareAbout(b.unit, a.unit));
    for (const { unit } of ranked.slice(0, most)) chosen.add(unit.id);
  }
  return [...chosen];
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
