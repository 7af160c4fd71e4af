import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { auditPages } from './audit-pages.tsx';
import { addCommands } from './commands.ts';
import { auditProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'audit',
  problems: [auditProblem.catalogue],
  routes,
  pages: auditPages,
  commands: addCommands,
};
