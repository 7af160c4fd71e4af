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
import { followImport, ImportStateBadge, isBusy, stateMessages } from '#domain/imports';
import { numberedPageQuery, pageOf } from '#platform/web';
import { ActionButton, LinkButton, Live, Notice, Pager, useSay, useView } from '#platform/web/components';
import { document, live, pathTo } from '#platform/web/pages';
import { DecideAll, EntryFilterBar, EntryGroups, EntryTable } from './entry-parts.tsx';
import { CommitForm, ImportAccount, ImportProfile, UndoForm } from './import-forms.tsx';
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
            <Progressing found={found} mayOperate={mayOperate} />
            {!isBusy(found) && <ImportAccount found={found} report={await reportImport(context, found)} />}
            {found.profile && state === 'reviewing' && <ImportProfile profile={found.profile} />}
            {state === 'committed' && mayOperate && <UndoForm id={importId} />}
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
    async handle(context, { params: { importId }, signal, view }) {
      const { projectId } = await requireImport(context, importId, 'project.read');
      return live(watchState(context, importId, view.may('project.operate', projectId), signal));
    },
  }),
];

async function* watchState(context: Context, importId: string, mayOperate: boolean, signal: AbortSignal) {
  const find = () => findImportRow(context.services.db, importId);
  for await (const found of followImport(find, signal))
    yield <ImportState found={found} mayOperate={mayOperate} isLive />;
}

interface StateProps {
  readonly found: TermImport;
  readonly mayOperate: boolean;
  readonly isLive?: boolean;
}

function Progressing({ found, mayOperate }: StateProps) {
  const state = <ImportState found={found} mayOperate={mayOperate} />;
  if (!isBusy(found)) return state;
  return <Live src={pathTo(`${importPath}/progress`, { importId: found.id })}>{state}</Live>;
}

/** Where the import is and, where it did not go on, why. */
function ImportState({ found, mayOperate, isLive = false }: StateProps) {
  const say = useSay(importMessages);
  const states = useSay(stateMessages);
  const { state, readEntries, failure, id: importId } = found;
  return (
    <div class="stack" data-announce={states[state]}>
      <p>
        <ImportStateBadge state={state} /> <span class="soft">{say.entriesRead(readEntries)}</span>
      </p>
      {failure && (
        <Notice tone="bad" title={failure.message}>
          <p>{failure.action}</p>
        </Notice>
      )}
      {!isLive && state === 'failed' && mayOperate && (
        <div class="actions">
          <ActionButton action={pathTo(`${importPath}/retries`, { importId })}>{say.retry}</ActionButton>
          <ActionButton action={pathTo(`${importPath}/cancellation`, { importId })} kind="quiet">
            {say.discard}
          </ActionButton>
        </div>
      )}
      {isLive && !isBusy(found) && (
        <LinkButton href={pathTo(importPath, { importId })} kind="primary">
          {say.showResult}
        </LinkButton>
      )}
    </div>
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
      {mayOperate && items.length > 0 && <DecideAll id={found.id} group={group} />}
      <EntryTable found={found} entries={items} group={group} mayOperate={mayOperate} />
      <Pager next={next} />
      {mayOperate && <CommitForm found={found} />}
    </>
  );
}
