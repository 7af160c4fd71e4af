import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { type File, findFile, type Version } from '#domain/files';
import { listFiles, listVersions } from '#domain/files/catalogue';
import {
  type LineageOperation,
  listOperations,
  mergeFiles,
  renameById,
  splitFile,
  undoOperation,
} from '#domain/files/lineage';
import { nameOf } from '#platform/web';
import {
  ActionButton,
  Badge,
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Form,
  Name,
  Select,
  Table,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { optional, pathTo, redirect, several } from '#platform/web/pages';
import { AskForm, fileDocument, useMayOperate } from './file-frame.tsx';
import { historyMessages } from './messages.ts';

const path = '/files/:fileId/lineage';
const params = z.object({ fileId: z.uuid() });
/** Of what is offered to choose from; more is found by name, or over the API. */
const most = 100;

interface Lineage {
  readonly file: File;
  readonly versions: readonly Version[];
  readonly others: readonly File[];
  readonly operations: readonly LineageOperation[];
  readonly sought: string | undefined;
}

const lineagePage = definePage({
  method: 'GET',
  path,
  ability: 'project.read',
  params,
  query: z.object({ name: z.string().max(255).optional() }),
  async handle(context, { params: { fileId }, query: { name }, view }) {
    const file = await findFile(context, fileId);
    const { projectId } = file;
    const [versions, files, operations] = await Promise.all([
      listVersions(context, fileId, { limit: most }),
      listFiles(context, { projectId, limit: most, name }),
      listOperations(context, { projectId, fileId, limit: most }),
    ]);
    const others = files.filter(({ id }) => id !== fileId);
    const lineage = { file, versions, others, operations, sought: name };
    return fileDocument(view, file, 'lineage', <LineageBody lineage={lineage} />);
  },
});

/** A form of the page that changes the lineage and comes back to a page of the file. */
function change<F extends z.ZodType>(
  name: string,
  form: F,
  act: (
    context: Parameters<VersoPage['handle']>[0],
    file: File,
    values: z.output<F>,
  ) => Promise<{ readonly fileId: string; readonly done: 'renamed' | 'merged' | 'splitDone' | 'undoDone' }>,
): VersoPage {
  return definePage({
    method: 'POST',
    path: `${path}/${name}`,
    ability: 'project.read',
    formPage: path,
    params,
    form,
    problemFields: {
      'lineage-rename-same': 'name',
      'lineage-merge-same': 'into',
      'lineage-split-invalid': 'versions',
    },
    async handle(context, { params: { fileId }, form: values, view }) {
      const file = await findFile(context, fileId);
      const { fileId: shown, done } = await act(context, file, values as z.output<F>);
      return redirect(pathTo(path, { fileId: shown }), { text: historyMessages(view.locale)[done] });
    },
  });
}

export const lineagePages: readonly VersoPage[] = [
  lineagePage,
  change('renames', z.object({ name: nameOf(255) }), async (context, { id: fileId, projectId }, { name }) => {
    await renameById(context, { projectId, fileId, name });
    return { fileId, done: 'renamed' };
  }),
  change('merges', z.object({ into: z.uuid() }), async (context, { id: fileId, projectId }, { into }) => {
    await mergeFiles(context, { projectId, fileId, intoFileId: into });
    return { fileId: into, done: 'merged' };
  }),
  change(
    'splits',
    z.object({ versions: several(z.uuid()), newName: optional(nameOf(255)) }),
    async (context, { id: fileId, projectId }, { versions, newName }) => {
      const name = newName === undefined ? {} : { name: newName };
      const { body } = await splitFile(context, { projectId, fileId, versionIds: versions, ...name });
      return { fileId: body.fileIds.at(-1)!, done: 'splitDone' };
    },
  ),
  change(
    'undoings',
    z.object({ operationId: z.uuid() }),
    async (context, { id: fileId }, { operationId }) => {
      await undoOperation(context, operationId);
      return { fileId, done: 'undoDone' };
    },
  ),
];

function LineageBody({ lineage }: { readonly lineage: Lineage }) {
  const { file } = lineage;
  const isChangeable = useMayOperate(file.projectId) && file.mergedInto === null && file.deletedAt === null;
  return (
    <>
      <Operations lineage={lineage} />
      {isChangeable && (
        <div class="columns">
          <Rename file={file} />
          <Merge lineage={lineage} />
          {lineage.versions.length > 1 && <Split lineage={lineage} />}
        </div>
      )}
    </>
  );
}

function Operations({ lineage: { file, operations } }: { readonly lineage: Lineage }) {
  const say = useSay(historyMessages);
  const mayOperate = useMayOperate(file.projectId);
  return (
    <Card title={say.operations}>
      <Table
        caption={say.operations}
        rows={operations}
        keyOf={({ id }) => id}
        empty={<EmptyState title={say.noOperations}>{say.noOperationsText}</EmptyState>}
        columns={[
          {
            label: say.operation,
            isHead: true,
            cell: (operation) => <OperationText operation={operation} />,
          },
          { label: say.at, cell: ({ createdAt }) => <Time at={createdAt} /> },
          {
            label: say.actions,
            isActions: true,
            cell: ({ id, undoneAt }) =>
              undoneAt !== null ? (
                <Badge tone="neutral">{say.undone}</Badge>
              ) : (
                mayOperate && (
                  <ActionButton
                    action={pathTo(`${path}/undoings`, { fileId: file.id })}
                    fields={{ operationId: id }}
                  >
                    {say.undo}
                  </ActionButton>
                )
              ),
          },
        ]}
      />
    </Card>
  );
}

function OperationText({ operation: { body } }: { readonly operation: LineageOperation }) {
  const say = useSay(historyMessages);
  if (body.kind === 'rename') return <Name>{say.opRename({ before: body.before, after: body.after })}</Name>;
  return <>{body.kind === 'merge' ? say.opMerge(body.after.length) : say.opSplit}</>;
}

function Rename({ file }: { readonly file: File }) {
  const say = useSay(historyMessages);
  return (
    <Card title={say.rename}>
      <Form action={pathTo(`${path}/renames`, { fileId: file.id })} name="rename">
        <TextField name="name" label={say.newName} value={file.name} maxLength={255} />
        <Button kind="secondary">{say.rename}</Button>
      </Form>
    </Card>
  );
}

function Merge({ lineage: { file, others, sought } }: { readonly lineage: Lineage }) {
  const say = useSay(historyMessages);
  const choices = others.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title={say.merge}>
      <p class="soft">{say.mergeText}</p>
      {others.length >= most - 1 || sought !== undefined ? (
        <AskForm action={pathTo(path, { fileId: file.id })} label={say.findFile}>
          <TextField name="name" label={say.nameContains} value={sought} type="search" optional />
        </AskForm>
      ) : null}
      <Form action={pathTo(`${path}/merges`, { fileId: file.id })} name="merge">
        <Select name="into" label={say.mergeInto} choices={choices} none={say.choose} />
        <Button kind="danger">{say.mergeButton}</Button>
      </Form>
    </Card>
  );
}

function Split({ lineage: { file, versions } }: { readonly lineage: Lineage }) {
  const say = useSay(historyMessages);
  const { format } = useView();
  return (
    <Card title={say.split}>
      <p class="soft">{say.splitText}</p>
      <Form action={pathTo(`${path}/splits`, { fileId: file.id })} name="split">
        <CheckboxGroup
          name="versions"
          label={say.versions}
          choices={versions.map(({ id, number, name, createdAt }) => ({
            value: id,
            label: `${number} · ${name}`,
            hint: format.time(createdAt),
          }))}
        />
        <TextField name="newName" label={say.splitName} maxLength={255} optional />
        <Button kind="secondary">{say.splitButton}</Button>
      </Form>
    </Card>
  );
}
