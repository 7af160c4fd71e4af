import type { ComponentChildren, VNode } from 'preact';
import { z } from 'zod';
import type { Artifact } from '#domain/artifacts';
import { definePage } from '#domain/context';
import type { File } from '#domain/files';
import {
  Card,
  DefinitionList,
  EmptyState,
  Name,
  Table,
  Text,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo } from '#platform/web/pages';
import { governanceMessages } from './messages.ts';
import { type Governance, surveyGovernance } from './survey-governance.ts';

/** What a project keeps, what goes next, what went, with the ways to delete and to hold. */
export const projectGovernancePage = definePage({
  method: 'GET',
  path: '/projects/:projectId/governance',
  ability: 'project.operate',
  params: z.object({ projectId: z.uuid() }),
  navigation: {
    in: 'project-setup',
    order: 84,
    label: ({ locale }) => governanceMessages(locale).governance,
  },
  async handle(context, { params: { projectId }, view }) {
    const survey = await surveyGovernance(context, projectId);
    return document({
      title: governanceMessages(view.locale).governance,
      body: <Survey survey={survey} projectId={projectId} />,
    });
  },
});

function Survey({ survey, projectId }: { readonly survey: Governance; readonly projectId: string }) {
  const say = useSay(governanceMessages);
  const term = (days: number | null) => (days === null ? say.forGood : say.days(days));
  return (
    <>
      <Card title={say.retention}>
        <p class="soft">{say.retentionText}</p>
        <DefinitionList
          items={(['source', 'output', 'record', 'temporary'] as const).map((one) => ({
            term: say[one],
            value: term(survey.days[one]),
          }))}
        />
      </Card>
      <Card title={say.expiring}>
        <ArtifactTable
          artifacts={survey.expiring}
          caption={say.expiring}
          when={{ label: say.expires, of: ({ expiresAt }) => expiresAt }}
          empty={<EmptyState title={say.noExpiring}>{say.noExpiringText}</EmptyState>}
        />
      </Card>
      <Card title={say.held}>
        <FileTable
          files={survey.held}
          caption={say.held}
          column={{ label: say.reason, cell: ({ legalHold }) => <Text>{legalHold}</Text> }}
          empty={<EmptyState title={say.noHeld}>{say.noHeldText}</EmptyState>}
        />
      </Card>
      <Card title={say.deleted}>
        <FileTable
          files={survey.deleted}
          caption={say.deleted}
          column={{ label: say.deletedAt, cell: ({ deletedAt }) => deletedAt && <Time at={deletedAt} /> }}
          empty={<EmptyState title={say.noDeleted}>{say.noDeletedText}</EmptyState>}
        />
      </Card>
      <Card title={say.givenUp}>
        <ArtifactTable
          artifacts={survey.givenUp}
          caption={say.givenUp}
          when={{ label: say.deletedAt, of: ({ deletedAt }) => deletedAt }}
          empty={<EmptyState title={say.noGivenUp}>{say.noGivenUpText}</EmptyState>}
        />
      </Card>
      <AuditLinks projectId={projectId} />
    </>
  );
}

function AuditLinks({ projectId }: { readonly projectId: string }) {
  const say = useSay(governanceMessages);
  const { may } = useView();
  const to = (action: string) => pathTo('/projects/:projectId/audit', { projectId }, { action });
  return (
    <Card title={say.inAudit}>
      <p class="links">
        <a href={to('files.delete-file')}>{say.deletions}</a>
        <a href={to('artifacts.delete-artifact')}>{say.expiries}</a>
        {may('house.administer') && <a href="/erasures">{say.erasure}</a>}
      </p>
    </Card>
  );
}

interface ArtifactTableProps {
  readonly artifacts: readonly Artifact[];
  readonly caption: string;
  readonly when: { readonly label: string; of(artifact: Artifact): Date | null };
  readonly empty: VNode;
}

function ArtifactTable({ artifacts, caption, when, empty }: ArtifactTableProps) {
  const say = useSay(governanceMessages);
  return (
    <Table
      caption={caption}
      rows={artifacts}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        {
          label: say.stored,
          isHead: true,
          cell: ({ name, runId }) =>
            runId === null ? (
              <Name>{name}</Name>
            ) : (
              <a href={pathTo('/runs/:runId', { runId })}>
                <Name>{name}</Name>
              </a>
            ),
        },
        { label: say.kind, cell: ({ retention }) => say[retention] },
        {
          label: when.label,
          cell(artifact) {
            const at = when.of(artifact);
            return at && <Time at={at} />;
          },
        },
      ]}
    />
  );
}

interface FileTableProps {
  readonly files: readonly File[];
  readonly caption: string;
  readonly column: { readonly label: string; cell(file: File): ComponentChildren };
  readonly empty: VNode;
}

function FileTable({ files, caption, column, empty }: FileTableProps) {
  const say = useSay(governanceMessages);
  return (
    <Table
      caption={caption}
      rows={files}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        {
          label: say.document,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo('/files/:fileId/governance', { fileId: id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        column,
      ]}
    />
  );
}
