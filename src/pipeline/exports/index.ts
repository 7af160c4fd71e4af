import type { Plugin } from '#domain/context';
import { pages, routes } from './addresses.ts';
import { exportProblem } from './export-run.ts';

/** Runs for other tools. */
export const plugin: Plugin = { name: 'exports', problems: [exportProblem.catalogue], routes, pages };
