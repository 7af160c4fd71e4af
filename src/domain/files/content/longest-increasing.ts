/** Indexes of a longest strictly increasing subsequence of the values that are not negative (patience sorting). */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Array<number>(values.length).fill(-1);
  values.forEach((value, index) => {
    if (value < 0) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = ends[low - 1]!;
    ends[low] = index;
  });
  const chosen = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) chosen.add(index);
  return chosen;
}
