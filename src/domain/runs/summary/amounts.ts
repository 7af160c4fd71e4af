export interface Amount {
  readonly segments: number;
  /** As white space divides the text. */
  readonly words: number;
}

export const nothing: Amount = { segments: 0, words: 0 };

export function add(rows: readonly Amount[]): Amount {
  return rows.reduce(
    (sum, { segments, words }) => ({ segments: sum.segments + segments, words: sum.words + words }),
    nothing,
  );
}

export function addBy<T extends Amount>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Record<string, Amount> {
  const groups = Map.groupBy(rows, keyOf);
  return Object.fromEntries([...groups].map(([key, group]) => [key, add(group)]));
}
