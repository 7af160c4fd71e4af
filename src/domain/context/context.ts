import type { Database } from '#platform/database';
import type { Queue } from '#platform/queue';
import type { SearchServer } from '#platform/search';
import type { Secrets } from '#platform/secrets';
import type { Storage } from '#platform/storage';
import type { Logger } from '#platform/telemetry';
import type { Actor } from './actor.ts';

/** What every use-case is given besides its input. */
export interface Context {
  readonly actor: Actor;
  /** Inside `transact` the transaction, else a pool of connections. */
  readonly db: Database;
  readonly services: Services;
  readonly log: Logger;
  /** Ties together what one request or job caused. */
  readonly correlationId: string;
  now(): Date;
  /**
   * Notes what was done for the audit. All notes are written together, last, in the transaction that did it; outside a
   * transaction it throws.
   */
  record(entry: AuditNote): void;
}

/** What a process holds for as long as it runs. */
export interface Services {
  readonly db: Database;
  readonly storage: Storage;
  readonly queue: Queue;
  readonly secrets: Secrets;
  /** Where one is set. */
  readonly search?: SearchServer | undefined;
  readonly log: Logger;
  now(): Date;
}

/** One thing that was done. */
export interface AuditNote {
  /** `room.verb-noun`, as `projects.change-policy`. */
  readonly action: string;
  /** `project`, `file`, `run` … and its id. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly projectId?: string;
  /** What it was and what it is; no secrets, no document text. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}
