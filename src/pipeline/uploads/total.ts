import { z } from 'zod';
import type { Preflight } from '#pipeline/stage-jobs/preflight';

const count = z.int().min(0);
const amounts = z.array(z.tuple([z.string().max(40), z.number()])).max(40);

const totalShape = z.object({
  documents: count,
  words: count,
  /** By currency, which is empty where a provider names none. */
  prices: amounts,
  /** Runs that somebody charges for and whose price is not known. */
  unpriced: count,
  /** Words by match band, those that cost nothing first. */
  bands: amounts,
});

/** What the runs of some documents would take together. */
export type Total = Readonly<z.infer<typeof totalShape>>;

export const emptyTotal: Total = { documents: 0, words: 0, prices: [], unpriced: 0, bands: [] };

/** Providers on this machine, which charge nothing. */
const free: ReadonlySet<string> = new Set(['pseudo', 'copy', 'apertium']);

/** With the runs of one more document. */
export function addDocument(total: Total, preflights: readonly Preflight[]): Total {
  const asking = preflights.filter(({ calls, connection }) => calls > 0 && !free.has(connection!.provider));
  const priced = asking.filter(({ usage }) => usage.price !== undefined);
  return {
    documents: total.documents + 1,
    words: preflights.reduce((sum, { words }) => sum + words, total.words),
    prices: addAmounts(
      total.prices,
      priced.map(({ usage }) => [usage.currency ?? '', usage.price!]),
    ),
    unpriced: total.unpriced + asking.length - priced.length,
    bands: addAmounts(
      total.bands,
      preflights.flatMap(({ bands }) => bands.map(({ band, words }) => [band, words] as const)),
    ),
  };
}

type Amounts = readonly (readonly [string, number])[];

function addAmounts(before: Amounts, more: Amounts): [string, number][] {
  const sums = new Map(before);
  for (const [name, amount] of more) sums.set(name, (sums.get(name) ?? 0) + amount);
  return [...sums];
}

/** As it stands in an address: what was reckoned before is handed on from group to group and kept nowhere. */
export const totalInAddress = z
  .string()
  .max(4_000)
  .transform((text): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })
  .pipe(totalShape);
