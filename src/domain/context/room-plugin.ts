import type { Command } from 'commander';
import type { Database } from '#platform/database';
import type { ProblemCatalogue } from '#platform/problems';
import type { QueueDefinition, QueueHandler } from '#platform/queue';
import type { AnyRoute } from '#platform/web';
import type { Ability } from './abilities.ts';
import type { Context, Services } from './context.ts';
import type { VersoPage } from './define-page.ts';

/** What a room offers outward; apps gather these and nothing else. */
export interface Plugin {
  readonly name: string;
  readonly problems?: readonly ProblemCatalogue[];
  readonly routes?: readonly AnyRoute<Context, Ability>[];
  /** Of the console. */
  readonly pages?: readonly VersoPage[];
  readonly queues?: readonly QueueDefinition[];
  readonly handlers?: readonly QueueHandler<Services>[];
  readonly jobSubjects?: readonly JobSubjects[];
  /** Adds the room's commands to `verso`; they open services only when they run. */
  commands?(program: Command, open: () => Promise<OpenServices>): void;
}

/** How a room finds what jobs are about, so that a job can be shown to whoever may know of it, with links. */
export interface JobSubjects {
  /** `run`, `batch` … */
  readonly kind: string;
  /** Of payloads, holding its id. */
  readonly field: string;
  /** What the names of the queues begin with, where others have such a field as well; all queues by default. */
  readonly queues?: string;
  /** Those of these ids that there are. */
  list(db: Database, ids: readonly string[]): Promise<readonly SubjectPlace[]>;
}

/** Where something is that a job is about. */
export interface SubjectPlace {
  readonly id: string;
  readonly projectId: string;
  /** Where it is about a document. */
  readonly fileId?: string;
  readonly runId?: string;
}

/** Services of a command, which closes them when it is done. */
export interface OpenServices extends Services {
  close(): Promise<void>;
}
