import { sql } from 'kysely';
import type { ListWaiting } from '#domain/context';
import { countWaiting } from '#domain/projects';
import { defineMessages } from '#platform/web/messages';
import { pathTo } from '#platform/web/pages';

const messages = defineMessages({
  label: { en: 'Imports into glossaries', de: 'Importe in Glossare' },
});

/** Imports whose entries people decide on; leads to the oldest. */
export const listWaitingImports: ListWaiting = (context, projectId) => {
  const rows = sql`glossary_imports where project_id = p.id and state = 'reviewing'`;
  return countWaiting(
    context,
    { ability: 'project.operate', rows, projectId },
    ({ project, count, oldest }) => ({
      ...{ kind: 'glossary-imports', project, count },
      label: (locale) => messages(locale).label,
      href: pathTo('/glossary-imports/:importId', { importId: oldest }),
    }),
  );
};
