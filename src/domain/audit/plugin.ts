import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { auditProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'audit',
  problems: [auditProblem.catalogue],
  routes,
  commands: addCommands,
};
