import type { VNode } from 'preact';
import type { File } from '#domain/files';
import {
  Button,
  DefinitionList,
  LinkButton,
  Notice,
  Tabs,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import type { DocumentAnswer, View } from '#platform/web/pages';
import { document, pathTo } from '#platform/web/pages';
import { historyMessages } from './messages.ts';

export type FileTab = 'history' | 'changes' | 'lineage' | 'governance';

/** A page of a file, under the tabs that all of them share. */
export function fileDocument(view: View, file: File, tab: FileTab, body: VNode): DocumentAnswer {
  const say = historyMessages(view.locale);
  const { id: fileId, projectId, name } = file;
  const files = pathTo('/projects/:projectId/files', { projectId });
  const mayUpload =
    view.may('project.operate', projectId) && file.mergedInto === null && file.deletedAt === null;
  return document({
    title: name,
    projectId,
    crumbs: [{ label: say.files, href: files }],
    ...(mayUpload && {
      actions: (
        <LinkButton href={pathTo('/projects/:projectId/upload', { projectId }, { fileId })}>
          {say.newVersion}
        </LinkButton>
      ),
    }),
    body: (
      <>
        <Frame file={file} tab={tab} />
        {body}
      </>
    ),
  });
}

function Frame({ file, tab }: { readonly file: File; readonly tab: FileTab }) {
  const say = useSay(historyMessages);
  const { may } = useView();
  const params = { fileId: file.id };
  const tabs = (['history', 'changes', 'lineage', 'governance'] as const).filter(
    (one) => one !== 'governance' || may('project.operate', file.projectId),
  );
  const { mergedInto, externalKey } = file;
  const places = {
    history: '/files/:fileId',
    changes: '/files/:fileId/changes',
    lineage: '/files/:fileId/lineage',
    governance: '/files/:fileId/governance',
  };
  return (
    <>
      {mergedInto !== null && (
        <Notice tone="warning" title={say.goneInto}>
          <p>
            <a href={pathTo('/files/:fileId', { fileId: mergedInto })}>{say.goThere}</a>
          </p>
        </Notice>
      )}
      {file.deletedAt !== null && (
        <Notice tone="warning" title={say.deleted}>
          <p>
            {say.deletedText} <Time at={file.deletedAt} />
          </p>
        </Notice>
      )}
      {externalKey !== null && (
        <DefinitionList items={[{ term: say.externalKey, value: <code>{externalKey}</code> }]} />
      )}
      <Tabs
        label={say.views}
        tabs={tabs.map((one) => ({
          label: say[one],
          href: pathTo(places[one], params),
          isCurrent: one === tab,
        }))}
      />
    </>
  );
}

/** Fields of a form that asks and changes nothing, with the button that sends it. */
export function AskForm({
  action,
  label,
  children,
}: {
  readonly action: string;
  readonly label: string;
  readonly children: VNode | VNode[];
}) {
  return (
    <form method="get" action={action} class="filter">
      {children}
      <div class="actions">
        <Button kind="secondary">{label}</Button>
      </div>
    </form>
  );
}

/** Whether the person may change what belongs to which file. */
export function useMayOperate(projectId: string): boolean {
  return useView().may('project.operate', projectId);
}
