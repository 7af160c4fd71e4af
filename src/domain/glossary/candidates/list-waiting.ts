import { sql } from 'kysely';
import type { ListWaiting } from '#domain/context';
import { countWaiting } from '#domain/projects';
import { defineMessages } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';

const messages = defineMessages({
  label: { en: 'Term candidates', de: 'Benennungskandidaten' },
});

/** Phrases that may be terms, which nobody decided on. */
export const listWaitingCandidates: ListWaiting = (context, projectId) => {
  const rows = sql`term_candidates where project_id = p.id and state = 'open'`;
  return countWaiting(context, { ability: 'project.operate', rows, projectId }, ({ project, count }) => ({
    ...{ kind: 'term-candidates', project, count },
    label: (locale) => messages(locale).label,
    href: pathTo('/projects/:projectId/term-candidates', { projectId: project.id }),
  }));
};
