import { z } from 'zod';
import { definePage } from '#domain/context';
import { findFile, type Version } from '#domain/files';
import { RunStateBadge } from '#domain/runs/wording';
import { numberedPageQuery, pageOf } from '#platform/web';
import {
  Badge,
  Bytes,
  Card,
  type Column,
  DefinitionList,
  LanguageName,
  LinkButton,
  Name,
  Pager,
  Table,
  Text,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { fileDocument } from './file-frame.tsx';
import { type HistoryRun, type HistoryVersion, listHistory, type Stored } from './list-history.ts';
import { historyMessages } from './messages.ts';

/** Versions of a page. */
const most = 10;

export const historyPage = definePage({
  method: 'GET',
  path: '/files/:fileId',
  ability: 'project.read',
  params: z.object({ fileId: z.uuid() }),
  query: numberedPageQuery.pick({ cursor: true }),
  async handle(context, { params: { fileId }, query: { cursor }, view }) {
    const file = await findFile(context, fileId);
    const rows = await listHistory(context, fileId, { before: cursor, limit: most + 1 });
    const page = pageOf(
      rows,
      most,
      (entry) => entry,
      ({ version }) => version.number,
    );
    return fileDocument(
      view,
      file,
      'history',
      <>
        {page.items.map((entry) => (
          <VersionCard key={entry.version.id} entry={entry} />
        ))}
        <Pager next={page.next} />
      </>,
    );
  },
});

function VersionCard({ entry: { version, source, runs, runCount } }: { readonly entry: HistoryVersion }) {
  const say = useSay(historyMessages);
  const left = runCount - runs.length;
  const all = pathTo(
    '/projects/:projectId/runs',
    { projectId: version.projectId },
    { fileId: version.fileId },
  );
  return (
    <Card
      title={say.version(version.number)}
      id={`version-${version.number}`}
      actions={<VersionActions version={version} />}
    >
      <DefinitionList
        items={[
          { term: say.uploaded, value: <Time at={version.createdAt} /> },
          { term: say.nameAtUpload, value: <Name>{version.name}</Name> },
          {
            term: say.source,
            value: (
              <>
                <LanguageName tag={version.sourceLanguage} />,{' '}
                <Download
                  stored={source}
                  href={pathTo('/versions/:id/source', { id: version.id })}
                  label={say.docx}
                />{' '}
                <span class="soft">
                  <Bytes value={version.size} />
                </span>
              </>
            ),
          },
        ]}
      />
      {runs.length === 0 ? (
        <p class="soft">{say.noRuns}</p>
      ) : (
        <RunTable runs={runs} number={version.number} />
      )}
      {left > 0 && (
        <p>
          <a href={all}>{say.moreRuns(left)}</a>
        </p>
      )}
    </Card>
  );
}

/** That a version is deleted, or the way to delete it. */
function VersionActions({ version: { id, number, projectId, deletedAt } }: { readonly version: Version }) {
  const say = useSay(historyMessages);
  const { may } = useView();
  if (deletedAt !== null)
    return (
      <span>
        <Badge tone="bad">{say.versionDeleted}</Badge> <Time at={deletedAt} />
      </span>
    );
  if (!may('project.administer', projectId)) return null;
  return (
    <LinkButton href={pathTo('/versions/:versionId/deletion', { versionId: id })} kind="quiet">
      {say.deleteVersion}
      <span class="visually-hidden"> {say.version(number)}</span>
    </LinkButton>
  );
}

function RunTable({ runs, number }: { readonly runs: readonly HistoryRun[]; readonly number: number }) {
  const { sayTrouble } = useView();
  const say = useSay(historyMessages);
  const figure = (label: string, of: (run: HistoryRun) => number): Column<HistoryRun> => ({
    label,
    isFigure: true,
    cell: (run) => <Share value={of(run)} of={run.extracted} />,
  });
  return (
    <Table
      caption={`${say.runs}: ${say.version(number)}`}
      rows={runs}
      keyOf={({ id }) => id}
      columns={[
        {
          label: say.into,
          isHead: true,
          cell: ({ id, targetLanguage }) => (
            <a href={pathTo('/runs/:id', { id })}>
              <LanguageName tag={targetLanguage} />
            </a>
          ),
        },
        {
          label: say.state,
          cell: ({ state, failure }) => (
            <div>
              <RunStateBadge state={state} /> {failure && <Text>{sayTrouble(failure).when}</Text>}
            </div>
          ),
        },
        { label: say.begun, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: say.extracted, isFigure: true, cell: ({ extracted }) => <Figure value={extracted} /> },
        figure(say.translated, ({ translated }) => translated),
        figure(say.reviewRequired, ({ reviewRequired }) => reviewRequired),
        figure(say.approved, ({ approved }) => approved),
        figure(say.delivered, ({ delivered }) => delivered),
        { label: say.downloads, cell: (run) => <Downloads run={run} earlier={earlierOf(run, runs)} /> },
      ]}
    />
  );
}

function earlierOf(run: HistoryRun, runs: readonly HistoryRun[]): string | undefined {
  const later = runs.slice(runs.indexOf(run) + 1);
  return run.previousRunId ?? later.find(({ targetLanguage }) => targetLanguage === run.targetLanguage)?.id;
}

function Figure({ value }: { readonly value: number }) {
  return <span class="figure">{useView().format.number(value)}</span>;
}

function Share({ value, of }: { readonly value: number; readonly of: number }) {
  const { format } = useView();
  return (
    <span class="figure">
      {format.number(value)} {of > 0 && <span class="soft">{format.percent(value / of)}</span>}
    </span>
  );
}

function Downloads({ run, earlier }: { readonly run: HistoryRun; readonly earlier: string | undefined }) {
  const say = useSay(historyMessages);
  const to = (kind: string) => pathTo('/runs/:id/downloads/:kind', { id: run.id, kind });
  const hasTargets = run.translated + run.reviewRequired > 0;
  return (
    <ul class="links">
      {(run.output ?? run.state === 'delivered') && (
        <li>
          <Download stored={run.output} href={to('output')} label={say.docx} />
        </li>
      )}
      {(run.certificate ?? run.state === 'delivered') && (
        <li>
          <Download stored={run.certificate} href={to('certificate')} label={say.certificate} />
        </li>
      )}
      {hasTargets && (
        <>
          <li>
            <a href={to('xliff')}>XLIFF</a>
          </li>
          <li>
            <a href={to('tmx')}>TMX</a>
          </li>
        </>
      )}
      {run.state === 'delivered' && (
        <li>
          <a href={to('report')}>{say.report}</a>
        </li>
      )}
      {earlier && (
        <li>
          <a href={pathTo('/runs/:runId/comparison', { runId: run.id }, { with: earlier })}>{say.compare}</a>
        </li>
      )}
    </ul>
  );
}

/** A link to what is stored, or that it is there no more. */
function Download({
  stored,
  href,
  label,
}: {
  readonly stored: Stored | null;
  readonly href: string;
  readonly label: string;
}) {
  const say = useSay(historyMessages);
  if (stored?.state === 'available')
    return (
      <a href={href} download>
        {label}
        <span class="visually-hidden"> {stored.name}</span>
      </a>
    );
  const why = stored?.state === 'expired' ? say.expired : say.missing;
  return (
    <span class="soft">
      {label} ({why})
    </span>
  );
}
