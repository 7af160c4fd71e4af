import type { Context } from '#domain/context';
import { ruleMatcher } from '#engine/candidates';
import { type CandidateChoice, type CandidateRow, listCandidateRows, listMeant } from './candidate-rows.ts';

const atOnce = 1000;
/** Candidates looked at for one page of a list; who asks for the next page goes on behind them. */
const mostLookedAt = 20_000;

/** Whether a choice looks into texts, which the database cannot. */
function looksIntoTexts({ rule }: CandidateChoice): boolean {
  return Boolean(rule && (rule.contains ?? rule.pattern ?? rule.lengthRatio ?? rule.targetLanguage));
}

/** The candidates that are meant, in portions, in the order of their ids. */
export async function* chooseCandidates(
  { db }: Context,
  importId: string,
  choice: CandidateChoice,
): AsyncGenerator<readonly CandidateRow[]> {
  const matches = matcher(choice);
  let after: string | undefined;
  for (;;) {
    const rows = await listCandidateRows(db, importId, choice, { after, limit: atOnce });
    after = rows.at(-1)?.id;
    yield rows.filter(matches);
    if (rows.length < atOnce) return;
  }
}

/** Their ids alone. */
export async function* chooseIds(
  context: Context,
  importId: string,
  choice: CandidateChoice,
): AsyncGenerator<readonly string[]> {
  if (looksIntoTexts(choice)) {
    for await (const rows of chooseCandidates(context, importId, choice)) yield rows.map(({ id }) => id);
    return;
  }
  let after: string | undefined;
  for (;;) {
    const ids = await listMeant(context.db, importId, choice, { after, limit: 10 * atOnce });
    after = ids.at(-1);
    yield ids;
    if (ids.length < 10 * atOnce) return;
  }
}

/** A page of what is meant, and where the next one goes on: behind the last candidate that was looked at. */
export async function pageOfCandidates(
  { db }: Context,
  importId: string,
  choice: CandidateChoice,
  { after: start, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ rows: CandidateRow[]; next: string | undefined }> {
  const matches = matcher(choice);
  const found: CandidateRow[] = [];
  let after = start;
  for (let looked = 0; looked < mostLookedAt; looked += atOnce) {
    const rows = await listCandidateRows(db, importId, choice, { after, limit: atOnce });
    for (const row of rows) {
      if (found.length === limit) return { rows: found, next: after };
      after = row.id;
      if (matches(row)) found.push(row);
    }
    if (rows.length < atOnce) return { rows: found, next: undefined };
  }
  return { rows: found, next: after };
}

function matcher({ rule }: CandidateChoice): (row: CandidateRow) => boolean {
  if (!rule) return () => true;
  const matches = ruleMatcher(rule);
  return ({ unit, flags, to }) => matches({ ...unit, flags, targetLanguage: to });
}
