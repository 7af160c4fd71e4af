import type { RecordedRequest } from '#test/fake-llm';

/** How often a model was asked for the segments of runs. */
export interface Paid {
  readonly segments: number;
  readonly asked: number;
  /** How often the segment was asked that was asked most often. */
  readonly most: number;
}

/** Counts by text: no two segments of the documents are alike. */
export function countPaid(requests: readonly RecordedRequest[]): Paid {
  const times = new Map<string, number>();
  for (const { user } of requests) {
    const { segments } = JSON.parse(user) as { segments: { text: string }[] };
    for (const { text } of segments) times.set(text, (times.get(text) ?? 0) + 1);
  }
  const counts = [...times.values()];
  return {
    segments: counts.length,
    asked: counts.reduce((sum, count) => sum + count, 0),
    most: Math.max(0, ...counts),
  };
}
