import { auditProblem } from '#domain/audit/chain';
import { auditPages } from '#domain/audit/pages';
import { searchProblem } from '#domain/audit/search';
import type { NamedSubjects, Plugin } from '#domain/context';
import { auditRoutes } from './api.ts';
import { addCommands } from './commands.ts';

/** The room, with how the other rooms find by name what it tells of. */
export function auditPlugin(kinds: readonly NamedSubjects[]): Plugin {
  return {
    name: 'audit',
    problems: [auditProblem.catalogue, searchProblem.catalogue],
    routes: auditRoutes(kinds),
    pages: auditPages(kinds),
    commands: addCommands,
  };
}
