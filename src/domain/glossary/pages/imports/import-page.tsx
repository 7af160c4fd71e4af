import { type Context, definePage, type VersoPage } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import {
  findImportRow,
  listEntries,
  reportImport,
  requireImport,
  type TermImport,
} from '#domain/glossary/imports';
import { crumbsOf, glossaryMessages } from '#domain/glossary/pages/wording';
import { DecideOnAll, followImport, ImportProgress, isBusy, UndoCard, WhileBusy } from '#domain/imports';
import { numberedPageQuery, pageOf } from '#platform/web';
import { Checkbox, Pager, useSay, useView } from '#platform/web/components';
import { document, live, pathTo } from '#platform/web/pages';
import { EntryFilterBar, EntryGroups, EntryTable } from './entry-parts.tsx';
import { CommitForm, ImportAccount, ImportProfile } from './import-forms.tsx';
import { type EntryGroup, entriesIn, groupQuery, importPath, ofImport } from './import-query.ts';
import { importMessages } from './messages.ts';

/** Entries of a page. */
const most = 25;

export const importPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: importPath,
    ability: 'project.read',
    params: ofImport,
    query: numberedPageQuery.pick({ cursor: true }).extend(groupQuery.shape),
    async handle(context, { params: { importId }, query: { cursor, ...group }, view }) {
      const found = await requireImport(context, importId, 'project.read');
      const { projectId, glossaryId, state } = found;
      const glossary = await requireGlossary(context, projectId, glossaryId);
      const mayOperate = view.may('project.operate', projectId);
      return document({
        projectId,
        title: importMessages(view.locale).importOf({ name: found.fileName }),
        width: 'wide',
        crumbs: crumbsOf(glossaryMessages(view.locale), { projectId, glossaryId }, glossary.name),
        body: (
          <>
            <WhileBusy found={found} path={importPath}>
              <ImportState found={found} mayOperate={mayOperate} />
            </WhileBusy>
            {!isBusy(found) && <ImportAccount found={found} report={await reportImport(context, found)} />}
            {found.profile && state === 'reviewing' && <ImportProfile profile={found.profile} />}
            {state === 'committed' && mayOperate && <Undo importId={importId} />}
            {state === 'reviewing' && (
              <Entries {...(await readEntries(context, found, group, cursor))} found={found} group={group} />
            )}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${importPath}/progress`,
    ability: 'project.read',
    params: ofImport,
    async handle(context, { params: { importId }, signal }) {
      await requireImport(context, importId, 'project.read');
      return live(watchState(context, importId, signal));
    },
  }),
];

async function* watchState(context: Context, importId: string, signal: AbortSignal) {
  const find = () => findImportRow(context.services.db, importId);
  for await (const found of followImport(find, signal))
    yield <ImportState found={found} mayOperate={false} isLive />;
}

interface StateProps {
  readonly found: TermImport;
  readonly mayOperate: boolean;
  readonly isLive?: boolean;
}

function ImportState({ found, mayOperate, isLive = false }: StateProps) {
  const say = useSay(importMessages);
  return (
    <ImportProgress
      {...{ found, isLive }}
      path={importPath}
      read={say.entriesRead(found.readEntries)}
      retry={mayOperate ? say.retry : undefined}
    />
  );
}

async function readEntries(
  { db }: Context,
  { id }: TermImport,
  group: EntryGroup,
  after: number | undefined,
) {
  const rows = await listEntries(db, id, entriesIn(group), { limit: most, after });
  return pageOf(
    rows,
    most,
    (entry) => entry,
    ({ number }) => number,
  );
}

interface EntriesProps extends Awaited<ReturnType<typeof readEntries>> {
  readonly found: TermImport;
  readonly group: EntryGroup;
}

function Entries({ found, group, items, next }: EntriesProps) {
  const { may } = useView();
  const mayOperate = may('project.operate', found.projectId);
  return (
    <>
      <EntryGroups found={found} group={group} />
      <EntryFilterBar group={group} />
      {mayOperate && items.length > 0 && (
        <DecideOnAll action={pathTo(`${importPath}/decisions`, { importId: found.id }, group)} />
      )}
      <EntryTable found={found} entries={items} group={group} mayOperate={mayOperate} />
      <Pager next={next} />
      {mayOperate && <CommitForm found={found} />}
    </>
  );
}

function Undo({ importId }: { readonly importId: string }) {
  return (
    <UndoCard importId={importId} path={importPath}>
      <Checkbox name="keepChanged" label={useSay(importMessages).changedSince} />
    </UndoCard>
  );
}
