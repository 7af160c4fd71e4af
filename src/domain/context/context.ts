import type { Database } from '#platform/database';
import type { Queue } from '#platform/queue';
import type { SearchServer } from '#platform/search';
import type { Secrets } from '#platform/secrets';
import type { Storage } from '#platform/storage';
import type { Logger } from '#platform/telemetry';
import type { Locale } from '#platform/web/messages';
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
  /** What the rooms tell of work that waits for people. */
  readonly waiting?: readonly ListWaiting[];
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

/**
 * How a room tells what waits for people besides runs: only what the actor may act on, in one project where it is named, else
 * in all that are the actor's and in the house.
 */
export type ListWaiting = (context: Context, projectId?: string) => Promise<WaitingLines>;

/** Lines of what waits, by the names of the projects. */
export interface WaitingLines {
  /** At most `mostWaitingShown`. */
  readonly shown: readonly WaitingWork[];
  /** How many more lines there would be. */
  readonly more: number;
}

/** Work of a kind that waits for people. */
export interface WaitingWork {
  /** `memory-imports`, `term-candidates` … */
  readonly kind: string;
  /** Where it waits; null: in the house. */
  readonly project: { readonly id: string; readonly name: string } | null;
  /** 1 to `mostWaitingCounted`, which means so many or more. */
  readonly count: number;
  label(locale: Locale): string;
  /** Of the page where people act on it. */
  readonly href: string;
}

/** Beyond it nobody counts what waits, so that a count costs the same however much there is. */
export const mostWaitingCounted = 100;

export const mostWaitingShown = 10;
