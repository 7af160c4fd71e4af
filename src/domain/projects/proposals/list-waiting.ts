import { sql } from 'kysely';
import type { ListWaiting } from '#domain/context';
import { countWaiting } from '#domain/projects/records';
import { defineMessages } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';

const messages = defineMessages({
  label: { en: 'Proposed rules for segments', de: 'Vorgeschlagene Segmentregeln' },
});

/** Rules for segments that nobody accepted or refused. */
export const listWaitingProposals: ListWaiting = (context, projectId) => {
  const rows = sql`segmentation_proposals where project_id = p.id and state = 'open'`;
  return countWaiting(context, { ability: 'project.operate', rows, projectId }, ({ project, count }) => ({
    ...{ kind: 'segmentation-proposals', project, count },
    label: (locale) => messages(locale).label,
    href: pathTo('/projects/:projectId/segmentation', { projectId: project.id }),
  }));
};
