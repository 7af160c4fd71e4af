import { z } from 'zod';
import { definePage } from '#domain/context';
import { findProject } from '#domain/projects';
import { wordMessages } from '#domain/runs/wording';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  EmptyState,
  FilterBar,
  LinkButton,
  Name,
  Pager,
  Table,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, type Tone } from '#platform/web/pages';
import { type FileState, listFilesWithState } from './list-history.ts';
import { historyMessages } from './messages.ts';

const tones: Readonly<Record<string, Tone>> = {
  delivered: 'good',
  in_review: 'warning',
  paused: 'warning',
  failed: 'bad',
  blocked: 'bad',
};

export const filesPage = definePage({
  method: 'GET',
  path: '/projects/:projectId/files',
  ability: 'project.read',
  params: z.object({ projectId: z.uuid() }),
  query: pageQuery.extend({ name: z.string().max(255).optional() }),
  navigation: { in: 'project', order: 10, label: ({ locale }) => historyMessages(locale).files },
  async handle(context, { params: { projectId }, query: { limit, cursor, name }, view }) {
    const say = historyMessages(view.locale);
    await findProject(context, projectId);
    const rows = await listFilesWithState(context, { projectId, name, before: cursor, limit: limit + 1 });
    const page = pageOf(
      rows,
      limit,
      (state) => state,
      ({ file }) => file.id,
    );
    const upload = pathTo('/projects/:projectId/upload', { projectId });
    return document({
      title: say.files,
      ...(view.may('project.operate', projectId) && {
        actions: (
          <LinkButton href={upload} kind="primary">
            {say.upload}
          </LinkButton>
        ),
      }),
      body: (
        <div class="stack" id="files">
          {(page.items.length > 0 || name !== undefined || cursor !== undefined) && (
            <FilterBar names={['name']} into="files">
              <TextField name="name" label={say.nameContains} value={name} type="search" optional />
            </FilterBar>
          )}
          <FileTable files={page.items} isFiltered={name !== undefined} />
          <Pager next={page.next} />
        </div>
      ),
    });
  },
});

function FileTable({
  files,
  isFiltered,
}: {
  readonly files: readonly FileState[];
  readonly isFiltered: boolean;
}) {
  const say = useSay(historyMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  const empty = isFiltered ? (
    <EmptyState title={say.noneFound}>{say.noneFoundText}</EmptyState>
  ) : (
    <EmptyState title={say.noFiles}>{say.noFilesText}</EmptyState>
  );
  return (
    <Table
      caption={say.files}
      rows={files}
      keyOf={({ file }) => file.id}
      empty={empty}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ file }) => (
            <a href={pathTo('/files/:fileId', { fileId: file.id })}>
              <Name>{file.name}</Name>
            </a>
          ),
        },
        { label: say.versions, isFigure: true, cell: ({ versions }) => format.number(versions) },
        {
          label: say.lastUpload,
          cell: ({ lastVersion }) => <Time at={new Date(lastVersion.createdAt)} />,
        },
        {
          label: say.languages,
          cell: ({ runs }) => (
            <ul class="badges">
              {runs.map(({ id, targetLanguage, state }) => (
                <li key={id}>
                  <a href={pathTo('/runs/:id', { id })}>
                    <Badge tone={tones[state] ?? 'neutral'}>
                      {format.languageName(targetLanguage)}
                      <span class="visually-hidden"> {words[state]}</span>
                    </Badge>
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
