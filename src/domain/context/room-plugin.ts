import type { Command } from 'commander';
import type { Database, Named, NameSearch } from '#platform/database';
import type { ProblemCatalogue } from '#platform/problems';
import type { QueueDefinition, QueueHandler } from '#platform/queue';
import type { AnyRoute } from '#platform/web';
import type { Ability } from './abilities.ts';
import type { Context, ListWaiting, Services } from './context.ts';
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
  readonly namedSubjects?: readonly NamedSubjects[];
  readonly waiting?: readonly ListWaiting[];
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

/** How a room finds by name what the audit tells of. */
export interface NamedSubjects {
  /** Of the subject, as the audit has it: `file`, `person` … */
  readonly kind: string;
  /** Those whose name holds a text: those that are called just so first. */
  find(db: Database, search: NameSearch): Promise<readonly Named[]>;
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
