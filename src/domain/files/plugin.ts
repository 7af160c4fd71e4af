import type { Plugin } from '#domain/context';
import { arrivalProblem } from '#domain/files/arrival';
import { lineageProblem } from '#domain/files/lineage';
import { fileProblem } from '#domain/files/records';
import { listNamed } from '#platform/database';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';
import { routes as lineageRoutes } from './lineage-api.ts';

export const plugin: Plugin = {
  name: 'files',
  namedSubjects: [{ kind: 'file', find: (db, search) => listNamed(db, 'files', search) }],
  problems: [fileProblem.catalogue, arrivalProblem.catalogue, lineageProblem.catalogue],
  routes: [...routes, ...lineageRoutes],
  commands: addCommands,
};
