import { readZip, type ZipArchive } from '#engine/docx/package/zip';

/** Documents whose pictures somebody looks at now. Bytes of all together, milliseconds after the last picture. */
export interface ArchiveLimits {
  readonly documents: number;
  readonly bytes: number;
  readonly idle: number;
  /** Documents that are fetched at the same time; others wait. */
  readonly atOnce: number;
}

const MiB = 1024 * 1024;
export const defaultArchiveLimits: ArchiveLimits = { documents: 8, bytes: 96 * MiB, idle: 60_000, atOnce: 2 };

interface Held {
  readonly archive: ZipArchive;
  readonly timer: NodeJS.Timeout;
}

/** Keeps documents in memory while their pictures are asked for, those asked for longest ago let go first. */
export class OpenedArchives {
  private readonly limits: ArchiveLimits;
  private readonly held = new Map<string, Held>();
  private readonly coming = new Map<string, Promise<ZipArchive | undefined>>();
  private readonly waiting: (() => void)[] = [];
  private fetching = 0;

  constructor(limits: ArchiveLimits = defaultArchiveLimits) {
    this.limits = limits;
  }

  /** Bytes that are held. */
  get size(): number {
    return [...this.held.values()].reduce((sum, { archive }) => sum + archive.bytes.length, 0);
  }

  /** The document of that id; fetched once, however many ask at the same time. Undefined where it is no ZIP container. */
  async open(id: string, fetch: () => Promise<Uint8Array>): Promise<ZipArchive | undefined> {
    const held = this.held.get(id);
    if (held) {
      this.held.delete(id);
      this.held.set(id, held);
      held.timer.refresh();
      return held.archive;
    }
    const coming = this.coming.get(id) ?? this.inTurn(() => this.fetch(id, fetch));
    this.coming.set(id, coming);
    try {
      return await coming;
    } finally {
      this.coming.delete(id);
    }
  }

  private async fetch(id: string, fetch: () => Promise<Uint8Array>): Promise<ZipArchive | undefined> {
    const archive = readZip(await fetch());
    if ('severity' in archive) return undefined;
    if (archive.bytes.length > this.limits.bytes) return archive;
    const timer = setTimeout(() => this.held.delete(id), this.limits.idle).unref();
    this.held.set(id, { archive, timer });
    for (const [oldest, { timer: its }] of this.held) {
      if (this.held.size <= this.limits.documents && this.size <= this.limits.bytes) break;
      clearTimeout(its);
      this.held.delete(oldest);
    }
    return archive;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.fetching >= this.limits.atOnce) await new Promise<void>((go) => this.waiting.push(go));
    this.fetching++;
    try {
      return await work();
    } finally {
      this.fetching--;
      this.waiting.shift()?.();
    }
  }
}
