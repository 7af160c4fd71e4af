import { sql } from 'kysely';
import type { ListWaiting } from '#domain/context';
import { countWaiting } from '#domain/projects';
import { defineMessages } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';

const messages = defineMessages({
  label: { en: 'Imports into memories', de: 'Importe in Speicher' },
});

/** Imports whose candidates people decide on, also of what runs taught; leads to the oldest. */
export const listWaitingImports: ListWaiting = (context, projectId) => {
  const rows = sql`memory_imports where project_id = p.id and state = 'reviewing'`;
  return countWaiting(
    context,
    { ability: 'project.review', rows, projectId },
    ({ project, count, oldest }) => ({
      ...{ kind: 'memory-imports', project, count },
      label: (locale) => messages(locale).label,
      href: pathTo('/memory-imports/:importId', { importId: oldest }),
    }),
  );
};
