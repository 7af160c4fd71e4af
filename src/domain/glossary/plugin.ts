import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { glossaryProblem } from './problems.ts';

export const plugin: Plugin = { name: 'glossary', routes, problems: [glossaryProblem.catalogue] };
