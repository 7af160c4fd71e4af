import type { TermImport } from '#domain/glossary/imports';
import { ImportStateBadge } from '#domain/imports';
import { Card, Name, Person, Table, Time, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { importPath } from './import-query.ts';
import { importMessages } from './messages.ts';

/** Imports into a glossary, newest first. */
export function ImportTable({ imports }: { readonly imports: readonly TermImport[] }) {
  const say = useSay(importMessages);
  const { format } = useView();
  return (
    <Card title={say.imports}>
      <Table
        caption={say.imports}
        rows={imports}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say.file,
            isHead: true,
            cell: ({ id, fileName }) => (
              <a href={pathTo(importPath, { importId: id })}>
                <Name>{fileName}</Name>
              </a>
            ),
          },
          { label: say.state, cell: ({ state }) => <ImportStateBadge state={state} /> },
          { label: say.read, isFigure: true, cell: ({ account }) => format.number(account.read) },
          {
            label: say.started,
            cell: ({ createdAt, createdBy }) => (
              <>
                <Time at={createdAt} />, <Person name={createdBy} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
