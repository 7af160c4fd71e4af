import { packedAtOnce, packPortion } from '#domain/memory/import-packing';
import type { MemoryImport } from '#domain/memory/imports';
import type { Database } from '#platform/database';

/** Packs what an import that nobody reviews has staged while more is read, for the database to be busy with both. */
export class PackAhead {
  private readonly db: Database;
  private readonly found: Pick<MemoryImport, 'id' | 'review'>;
  private staged = 0;
  private running: Promise<void> | undefined;

  constructor(db: Database, found: Pick<MemoryImport, 'id' | 'review'>) {
    this.db = db;
    this.found = found;
  }

  /** Notes units that are staged; rejects with what went wrong since. */
  async add(units: number): Promise<void> {
    this.staged += units;
    if (this.found.review || this.staged < packedAtOnce.units) return;
    await this.end();
    this.staged = 0;
    this.running = packPortion(this.db, this.found.id).then(() => {});
    this.running.catch(() => {});
  }

  /** Waits for what is being packed. What failed of it is packed by the commit. */
  async end(): Promise<void> {
    await this.running;
  }
}
