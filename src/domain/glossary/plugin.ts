import type { Plugin } from '#domain/context';
import { glossaryProblem } from '#domain/glossary/catalogue';
import { conceptProblem } from '#domain/glossary/concepts';
import { conceptRoutes } from './concepts-api.ts';
import { glossaryRoutes } from './glossaries-api.ts';
import { lookupRoutes } from './lookups-api.ts';

export const plugin: Plugin = {
  name: 'glossary',
  routes: [...glossaryRoutes, ...conceptRoutes, ...lookupRoutes],
  problems: [glossaryProblem.catalogue, conceptProblem.catalogue],
};
