import { type Context, definePage, type VersoPage } from '#domain/context';
import { followImport, ImportProgress, isBusy, stateMessages, UndoCard, WhileBusy } from '#domain/imports';
import { requireMemory } from '#domain/memory/access';
import { pageOfCandidates } from '#domain/memory/candidates';
import { findImportRow, type MemoryImport, reportImport, requireImport } from '#domain/memory/imports';
import { pageQuery, writeCursor } from '#platform/web';
import { Pager, Progress, useSay, useView } from '#platform/web/components';
import { document, live, pathTo } from '#platform/web/pages';
import { type CandidateGroup, groupQuery, importPath, memoryPath, ofImport } from './addresses.ts';
import { CandidateGroups, CandidateTable, DecideAll } from './candidate-parts.tsx';
import { CommitForm, ImportAccounts } from './import-forms.tsx';
import { memoryMessages } from './messages.ts';

/** Candidates of a page. */
const most = 25;

export const importPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: importPath,
    ability: 'project.read',
    params: ofImport,
    query: pageQuery.pick({ cursor: true }).extend(groupQuery.shape),
    async handle(context, { params: { importId }, query: { cursor, ...group }, view }) {
      const found = await requireImport(context, importId, 'project.read');
      const { projectId, memoryId } = found;
      const memory = await requireMemory(context, projectId, memoryId, 'project.read');
      const say = memoryMessages(view.locale);
      const mayOperate = view.may('project.operate', projectId);
      return document({
        projectId,
        title: say.importOf({ name: found.fileName ?? say.ofRun }),
        width: 'wide',
        crumbs: [
          { label: say.memories, href: pathTo('/projects/:projectId/memories', { projectId }) },
          { label: memory.name, href: pathTo(memoryPath, { projectId, memoryId }) },
        ],
        body: (
          <>
            <WhileBusy found={found} path={importPath}>
              <ImportState found={found} mayOperate={mayOperate} />
            </WhileBusy>
            {!isBusy(found) && <ImportAccounts found={found} report={await reportImport(context, found)} />}
            {found.state === 'committed' && mayOperate && <UndoCard importId={importId} path={importPath} />}
            {found.state === 'reviewing' && (
              <Candidates
                {...(await readCandidates(context, found, group, cursor))}
                found={found}
                group={group}
              />
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
  readonly found: MemoryImport;
  readonly mayOperate: boolean;
  readonly isLive?: boolean;
}

function ImportState({ found, mayOperate, isLive = false }: StateProps) {
  const say = useSay(memoryMessages);
  const { staging } = useSay(stateMessages);
  const { state, readBytes, size, readUnits } = found;
  return (
    <ImportProgress
      {...{ found, isLive }}
      path={importPath}
      read={say.unitsRead(readUnits)}
      retry={mayOperate ? say.retry : undefined}
    >
      {state === 'staging' && <Progress value={readBytes} of={size ?? 0} label={staging} />}
    </ImportProgress>
  );
}

async function readCandidates(
  context: Context,
  { id }: MemoryImport,
  { flag, decision }: CandidateGroup,
  cursor: string | undefined,
) {
  const choice = { ...(flag && { rule: { flags: [flag] } }), decision };
  const { rows, next } = await pageOfCandidates(context, id, choice, { after: cursor, limit: most });
  return { rows, next: next === undefined ? null : writeCursor(next) };
}

interface CandidatesProps extends Awaited<ReturnType<typeof readCandidates>> {
  readonly found: MemoryImport;
  readonly group: CandidateGroup;
}

function Candidates({ found, group, rows, next }: CandidatesProps) {
  const { may } = useView();
  const { projectId } = found;
  return (
    <>
      <CandidateGroups found={found} group={group} />
      {may('project.review', projectId) && rows.length > 0 && <DecideAll id={found.id} group={group} />}
      <CandidateTable found={found} rows={rows} group={group} />
      <Pager next={next} />
      {may('project.operate', projectId) && <CommitForm found={found} />}
    </>
  );
}
