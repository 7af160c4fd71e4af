import { type Context, requireInProject, type Services } from '#domain/context';
import { findProject } from '#domain/projects';
import { buildTermMatcher, languageRoot, type TermMatch, type TermMatcher } from '#engine/glossary';
import { type MadeMatcher, MatcherCache } from './matcher-cache.ts';
import { findNextChange, type GlossaryStamp, listMatchable, listStamps } from './queries.ts';

/** A language pair of a project, BCP 47 tags. */
export interface TermPair {
  readonly projectId: string;
  readonly from: string;
  readonly to: string;
}

/** Terms that matchers of one process hold together; docs/glossary.md says what that takes of memory. */
const mostTerms = 500_000;
const caches = new WeakMap<Services, MatcherCache>();

/**
 * The matcher of all approved terms of a project for a language pair: the one that prompts, checks and lookups share. Made once in a process and made anew after any change, of which one query tells. Undefined where the
 * project uses no glossary.
 */
export async function openTermMatcher(context: Context, pair: TermPair): Promise<TermMatcher | undefined> {
  requireInProject(context.actor, 'project.read', pair.projectId);
  // Of the pool, like the terms: what a transaction has not committed is not to be kept for others.
  const stamps = await listStamps(context.services.db, pair.projectId);
  if (stamps.length === 0) return undefined;
  const cache = caches.get(context.services) ?? new MatcherCache(mostTerms);
  caches.set(context.services, cache);
  const day = context.now().toISOString().slice(0, 10);
  const key = [pair.projectId, pair.from, pair.to].join(' ');
  const stamp = JSON.stringify(stamps);
  return cache.get(key, stamp, day, () => makeMatcher(context, stamps, pair, day));
}

async function makeMatcher(
  { services: { db } }: Context,
  stamps: readonly GlossaryStamp[],
  { from, to }: TermPair,
  day: string,
): Promise<MadeMatcher> {
  const builder = buildTermMatcher({ from, to });
  const roots = [...new Set([from, to].map(languageRoot))];
  let terms = 0;
  for (const { id: glossaryId, domains } of stamps)
    for await (const concepts of listMatchable(db, { glossaryId, roots, day, domains })) {
      builder.add(concepts);
      terms += concepts.reduce((sum, concept) => sum + concept.terms.length, 0);
    }
  const ids = stamps.map(({ id }) => id);
  return { matcher: builder.build(), terms, goodBefore: await findNextChange(db, ids, day) };
}

/** The terms in each of these texts, in their order; what a run of the project would be told. */
export async function findTermsIn(
  context: Context,
  pair: TermPair,
  texts: readonly string[],
): Promise<TermMatch[][]> {
  await findProject(context, pair.projectId);
  const matcher = await openTermMatcher(context, pair);
  return texts.map((text) => matcher?.findTerms(text) ?? []);
}
