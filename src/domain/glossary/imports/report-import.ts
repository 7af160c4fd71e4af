import type { Context } from '#domain/context';
import { countEntries } from './entry-queries.ts';
import type { TermImport } from './term-import.ts';

/** Where every row of a file is now; `rows` is the sum of all the others. */
export interface ImportReport {
  readonly rows: number;
  readonly undecided: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that nothing can be made of, by code. */
  readonly unread: Readonly<Record<string, number>>;
  /** What became of rows, once the import is committed. */
  readonly outcomes: Readonly<Record<string, number>>;
}

export async function reportImport({ db }: Context, found: TermImport): Promise<ImportReport> {
  const counts = (await countEntries(db, found.id)).filter(({ outcome }) => outcome !== 'unread');
  const isSettled = found.state === 'committed' || found.state === 'undone';
  const decided = (wanted: string | null): number =>
    sum(counts.filter(({ decision }) => decision === wanted));
  const ofRest = (wanted: string): number => (isSettled && found.rest === wanted ? decided(null) : 0);
  const outcomes: Record<string, number> = {};
  for (const { outcome, rows } of counts)
    if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + rows;
  return {
    rows: sum(counts) + Object.values(found.account.unread).reduce((all, some) => all + some, 0),
    undecided: isSettled ? 0 : decided(null),
    accepted: decided('accepted') + ofRest('accepted'),
    rejected: decided('rejected') + ofRest('rejected'),
    unread: found.account.unread,
    outcomes,
  };
}

const sum = (counts: readonly { readonly rows: number }[]): number =>
  counts.reduce((all, { rows }) => all + rows, 0);
