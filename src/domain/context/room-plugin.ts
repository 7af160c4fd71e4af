import type { Command } from 'commander';
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
  /** Adds the room's commands to `verso`; they open services only when they run. */
  commands?(program: Command, open: () => Promise<OpenServices>): void;
}

/** Services of a command, which closes them when it is done. */
export interface OpenServices extends Services {
  close(): Promise<void>;
}
