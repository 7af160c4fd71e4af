import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { memoryProblem } from './problems.ts';

export const plugin: Plugin = { name: 'memory', routes, problems: [memoryProblem.catalogue] };
