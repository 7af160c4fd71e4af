import type { Plugin } from '#domain/context';
import { arrivalProblem } from '#domain/files/arrival';
import { lineageProblem } from '#domain/files/lineage';
import { fileProblem } from '#domain/files/records';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { routes as lineageRoutes } from './lineage-api.ts';

export const plugin: Plugin = {
  name: 'files',
  problems: [fileProblem.catalogue, arrivalProblem.catalogue, lineageProblem.catalogue],
  routes: [...routes, ...lineageRoutes],
  commands: addCommands,
};
