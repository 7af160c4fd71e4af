import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { forgetExpired, handlers } from './jobs.ts';
import { identityProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'identity',
  problems: [identityProblem.catalogue],
  routes,
  queues: [forgetExpired],
  handlers,
  commands: addCommands,
};
