import { z } from 'zod';
import type { Scope } from '#domain/runs/reports';
import { pageQuery } from '#platform/web';
import { startOfDay } from '#platform/web/messages';
import { optional } from '#platform/web/pages';

/** Where reports of the house stand, and those of a project. */
export const bases = { house: '/reports', project: '/projects/:projectId/reports' } as const;

export const kinds = ['coverage', 'costs', 'throughput', 'quality'] as const;
export type Kind = (typeof kinds)[number];

/** What coverage can be grouped by. */
export const coverageGroups = ['month', 'day', 'language', 'file', 'project'] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

export const reportQuery = pageQuery.omit({ cursor: true }).extend({
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  /** In the house: of which project. */
  project: optional(z.uuid()),
  /** In the house: which projects are there to choose, by a part of their name or key. */
  named: optional(z.string().trim().max(200)),
  by: optional(z.string().max(20)),
  cursor: optional(z.string().max(200)),
});
export type ReportQuery = z.output<typeof reportQuery>;

/** What a page of reports was asked. */
export interface Asked extends ReportQuery {
  /** Of the address: reports of one project have no choice of projects. */
  readonly projectId?: string | undefined;
  /** In which the person reads times: days begin and end in it. */
  readonly zone: string;
}

/** Days as moments. */
export function scopeOf({ from, to, project, projectId, zone }: Asked): Scope {
  return {
    projectId: projectId ?? project,
    zone,
    ...(from && { from: startOfDay(from, zone) }),
    ...(to && { to: startOfDay(to, zone) }),
  };
}

/** The one that is asked for, if it is one of them; else the first. */
export function chosen<T extends string>(by: string | undefined, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === by) ?? choices[0];
}
