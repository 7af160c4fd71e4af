import { nearIdenticalFrom, similarFrom, similarityOf } from '#domain/files/content';

/** A version as the order of timelines and its resolution need it. */
export interface LineageEntry {
  /** Of the import; of the version where it was uploaded. */
  readonly id: string;
  readonly name: string;
  /** Milliseconds. */
  readonly at: number;
  readonly sha256: string;
  /** Distinct hashes of segments. */
  readonly hashes: ReadonlySet<string>;
  readonly sketch: readonly string[];
  /** The file it belongs to whatever its content: it was uploaded to it, or a person put it there. */
  readonly pinnedTo?: string;
}

/** One file to be: its versions in order. */
export interface Timeline {
  /** The file of the versions that are pinned; undefined where all were imported. */
  pinnedTo: string | undefined;
  readonly entries: LineageEntry[];
}

/**
 * Puts versions without a key into timelines by time, name and content. The result depends on the entries and not on
 * the order they are given in: they are taken by time, then name, then content, and each goes to the file whose last
 * version it resembles most: of the same name from `similarFrom` on, of another name from `nearIdenticalFrom` on.
 */
export function planLineage(entries: readonly LineageEntry[]): Timeline[] {
  const index = new TimelineIndex();
  for (const entry of entries.toSorted(byTime)) {
    const pinned = entry.pinnedTo === undefined ? undefined : index.pinned.get(entry.pinnedTo);
    const timeline = pinned ?? index.findAlike(entry);
    if (timeline) index.append(timeline, entry);
    else index.begin(entry);
  }
  return index.timelines;
}

/** Later entries after earlier ones; ties are broken by what they are, never by when they were imported. */
export function byTime(a: LineageEntry, b: LineageEntry): number {
  return a.at - b.at || compare(a.name, b.name) || compare(a.sha256, b.sha256) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Timelines by what they are found by: the name, and the sketch of their last version. */
class TimelineIndex {
  readonly timelines: Timeline[] = [];
  readonly pinned = new Map<string, Timeline>();
  private readonly byName = new Map<string, Set<Timeline>>();
  private readonly bySketch = new Map<string, Set<Timeline>>();
  private readonly places = new Map<Timeline, number>();

  begin(entry: LineageEntry): void {
    const timeline: Timeline = { pinnedTo: undefined, entries: [] };
    this.places.set(timeline, this.timelines.length);
    this.timelines.push(timeline);
    this.append(timeline, entry);
  }

  append(timeline: Timeline, entry: LineageEntry): void {
    const last = timeline.entries.at(-1);
    if (last) {
      this.byName.get(last.name)?.delete(timeline);
      for (const hash of last.sketch) this.bySketch.get(hash)?.delete(timeline);
    }
    timeline.entries.push(entry);
    add(this.byName, entry.name, timeline);
    for (const hash of entry.sketch) add(this.bySketch, hash, timeline);
    if (entry.pinnedTo === undefined) return;
    timeline.pinnedTo = entry.pinnedTo;
    this.pinned.set(entry.pinnedTo, timeline);
  }

  /** A pinned entry may join a timeline of imports, whose file it then gives, but not that of another file. */
  findAlike(entry: LineageEntry): Timeline | undefined {
    const isOpen = ({ pinnedTo }: Timeline) => pinnedTo === undefined || entry.pinnedTo === undefined;
    const sameName = [...(this.byName.get(entry.name) ?? [])].filter(isOpen);
    const alike = this.best(sameName, entry, similarFrom);
    if (alike) return alike;
    const near = new Set(entry.sketch.flatMap((hash) => [...(this.bySketch.get(hash) ?? [])]));
    const otherName = [...near].filter((timeline) => timeline.entries.at(-1)!.name !== entry.name);
    return this.best(otherName.filter(isOpen), entry, nearIdenticalFrom);
  }

  private best(timelines: readonly Timeline[], entry: LineageEntry, from: number): Timeline | undefined {
    return timelines
      .map((timeline) => ({ timeline, similarity: similarity(timeline.entries.at(-1)!, entry) }))
      .filter(({ similarity }) => similarity >= from)
      .sort(
        (a, b) => b.similarity - a.similarity || this.places.get(a.timeline)! - this.places.get(b.timeline)!,
      )[0]?.timeline;
  }
}

/** Without text on one side the name decides: `similarFrom`, which is enough for an equal name only. */
function similarity({ hashes }: LineageEntry, other: LineageEntry): number {
  const [small, large] = hashes.size < other.hashes.size ? [hashes, other.hashes] : [other.hashes, hashes];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared++;
  return similarityOf(shared, hashes.size, other.hashes.size) ?? similarFrom;
}

function add(map: Map<string, Set<Timeline>>, key: string, timeline: Timeline): void {
  const set = map.get(key);
  if (set) set.add(timeline);
  else map.set(key, new Set([timeline]));
}
