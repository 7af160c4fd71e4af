/** A stretch of words that two texts share, or that one of them has. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'inserted';
  readonly text: string;
}

/** Cells of the table of common words; longer texts are shown as replaced whole. */
const mostCells = 1_000_000;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What was removed from a text and inserted into it, word by word: a longest common subsequence, with what is alike at both ends cut off first. */
export function wordChanges(before: string, after: string): WordChange[] {
  const old = words(before);
  const young = words(after);
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end))
    end += 1;
  const head = old.slice(0, start).map((text): WordChange => ({ kind: 'same', text }));
  const tail = old.slice(old.length - end).map((text): WordChange => ({ kind: 'same', text }));
  const middle = changesBetween(old.slice(start, old.length - end), young.slice(start, young.length - end));
  return joined([...head, ...middle, ...tail]);
}

function words(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function changesBetween(old: readonly string[], young: readonly string[]): WordChange[] {
  if (old.length * young.length > mostCells || old.length === 0 || young.length === 0)
    return [
      ...old.map((text): WordChange => ({ kind: 'removed', text })),
      ...young.map((text): WordChange => ({ kind: 'inserted', text })),
    ];
  const width = young.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === young[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const changes: WordChange[] = [];
  for (let i = 0, j = 0; i < old.length || j < young.length; ) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      changes.push({ kind: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (
      j >= young.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      changes.push({ kind: 'removed', text: old[i++]! });
    else changes.push({ kind: 'inserted', text: young[j++]! });
  }
  return changes;
}

/** Neighbours of one kind become one; what was removed stands before what was inserted in its place. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  let removed = '';
  let inserted = '';
  const flush = (): void => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (inserted) result.push({ kind: 'inserted', text: inserted });
    removed = '';
    inserted = '';
  };
  for (const [index, { kind, text }] of changes.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'inserted') inserted += text;
    // A lone blank between two changes belongs to both: words read better than letters of them.
    else if (
      text.trim() === '' &&
      (removed || inserted) &&
      changes[index + 1] &&
      changes[index + 1]!.kind !== 'same'
    ) {
      removed += text;
      inserted += text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + text };
      else result.push({ kind: 'same', text });
    }
  }
  flush();
  return result;
}
