import { type Context, definePage, type VersoPage } from '#domain/context';
import { followImport, ImportStateBadge, isBusy, stateMessages } from '#domain/imports';
import { requireMemory } from '#domain/memory/access';
import { pageOfCandidates } from '#domain/memory/candidates';
import { findImportRow, type MemoryImport, reportImport, requireImport } from '#domain/memory/imports';
import { pageQuery, writeCursor } from '#platform/web';
import { LinkButton, Live, Notice, Pager, Progress, useSay, useView } from '#platform/web/components';
import { document, live, pathTo } from '#platform/web/pages';
import { type CandidateGroup, groupQuery, importPath, memoryPath, ofImport } from './addresses.ts';
import { CandidateGroups, CandidateTable, DecideAll } from './candidate-parts.tsx';
import { CommitForm, ImportAccounts, UndoForm } from './import-forms.tsx';
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
            {isBusy(found) ? (
              <Live src={pathTo(`${importPath}/progress`, { importId })}>
                <ImportState found={found} />
              </Live>
            ) : (
              <ImportState found={found} />
            )}
            {!isBusy(found) && <ImportAccounts report={await reportImport(context, found)} />}
            {found.state === 'committed' && view.may('project.operate', projectId) && (
              <UndoForm id={importId} />
            )}
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
  for await (const found of followImport(find, signal)) yield <ImportState found={found} isLive />;
}

/** Where the import is and, where it did not go on, why. */
function ImportState({ found, isLive = false }: { readonly found: MemoryImport; readonly isLive?: boolean }) {
  const say = useSay(memoryMessages);
  const states = useSay(stateMessages);
  const { state, readBytes, size, readUnits, failure, id } = found;
  return (
    <div class="stack" data-announce={states[state]}>
      <p>
        <ImportStateBadge state={state} /> <span class="soft">{say.unitsRead(readUnits)}</span>
      </p>
      {state === 'staging' && <Progress value={readBytes} of={size ?? 0} label={states.staging} />}
      {failure && (
        <Notice tone="bad" title={failure.message}>
          <p>{failure.action}</p>
        </Notice>
      )}
      {isLive && !isBusy(found) && (
        <LinkButton href={pathTo(importPath, { importId: id })} kind="primary">
          {say.showResult}
        </LinkButton>
      )}
    </div>
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
