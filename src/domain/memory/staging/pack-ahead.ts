import { type PortionSize, packedAtOnce, packPortion } from '#domain/memory/import-packing';
import type { MemoryImport } from '#domain/memory/imports';
import type { Database } from '#platform/database';

/** Packs what an import that nobody reviews has staged while more is read, for the database to be busy with both. */
export class PackAhead {
  private readonly db: Database;
  private readonly found: Pick<MemoryImport, 'id' | 'review'>;
  private readonly portion: PortionSize;
  /** Units that are staged and not packed. */
  private waiting = 0;
  private running: Promise<void> | undefined;
  private isLeft = false;

  constructor(db: Database, found: Pick<MemoryImport, 'id' | 'review'>, portion = packedAtOnce) {
    this.db = db;
    this.found = found;
    this.portion = portion;
  }

  /** Notes units that are staged, and waits where more of them are than a portion; rejects with what went wrong since. */
  async add(units: number): Promise<void> {
    this.waiting += units;
    if (this.found.review || this.waiting < this.portion.units) return;
    await this.end();
    this.running = this.packWaiting();
    this.running.catch(() => {});
  }

  /** A portion may take fewer units than wait: those of long texts have many keys. */
  private async packWaiting(): Promise<void> {
    while (this.waiting >= this.portion.units && !this.isLeft) {
      const packed = await packPortion(this.db, this.found.id, this.portion);
      this.waiting -= packed ?? this.waiting;
    }
  }

  /** Waits until less than a portion waits. */
  async end(): Promise<void> {
    await this.running;
  }

  /** Begins no other portion and waits for the one that is being packed. What is left, or failed, is packed by the commit. */
  async leave(): Promise<void> {
    this.isLeft = true;
    await this.running?.catch(() => {});
  }
}
