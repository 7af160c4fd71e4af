import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { receptionProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'reception',
  problems: [receptionProblem.catalogue],
  routes,
  commands: addCommands,
};
