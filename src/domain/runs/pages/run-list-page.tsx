import { z } from 'zod';
import { definePage } from '#domain/context';
import { findProject } from '#domain/projects';
import { listRunDocuments, listRunRows, type Run, type RunDocument, runStates } from '#domain/runs/records';
import { RunStateBadge, wordMessages } from '#domain/runs/wording';
import { pageOf, pageQuery } from '#platform/web';
import {
  EmptyState,
  FilterBar,
  LanguageName,
  LinkButton,
  Name,
  Pager,
  Progress,
  Select,
  Table,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, optional, pathTo } from '#platform/web/pages';
import { runMessages } from './messages.ts';

export const runListPage = definePage({
  method: 'GET',
  path: '/projects/:projectId/runs',
  ability: 'project.read',
  params: z.object({ projectId: z.uuid() }),
  query: pageQuery.extend({
    state: optional(z.enum(runStates)),
    targetLanguage: optional(z.string().max(35)),
    fileId: optional(z.uuid()),
    policyId: optional(z.uuid()),
  }),
  navigation: { in: 'project', order: 20, label: ({ locale }) => runMessages(locale).runs },
  async handle(context, { params: { projectId }, query: { limit, cursor, ...filter }, view }) {
    const project = await findProject(context, projectId);
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const before = cursor === undefined ? {} : { before: cursor };
    const rows = await listRunRows(context.db, { projectId, limit: limit + 1, ...given, ...before });
    const page = pageOf(rows, limit, (run) => run);
    const documents = await listRunDocuments(context.db, page.items);
    return document({
      title: runMessages(view.locale).runs,
      body: (
        <>
          <RunFilter
            languages={languagesOf(project.targetLanguages, page.items, filter.targetLanguage)}
            {...filter}
          />
          <div id="runs" class="stack">
            <RunTable
              runs={page.items}
              documents={documents}
              projectId={projectId}
              isChosen={Object.keys(given).length > 0}
            />
            <Pager next={page.next} />
          </div>
        </>
      ),
    });
  },
});

/** Those of the project and of the runs that are shown: projects need not name any. */
function languagesOf(named: readonly string[], runs: readonly Run[], chosen: string | undefined): string[] {
  const shown = runs.map(({ targetLanguage }) => targetLanguage).sort();
  return [...new Set([...named, ...shown, ...(chosen === undefined ? [] : [chosen])])];
}

interface RunFilterProps {
  readonly languages: readonly string[];
  readonly state?: string | undefined;
  readonly targetLanguage?: string | undefined;
  readonly fileId?: string | undefined;
  readonly policyId?: string | undefined;
}

function RunFilter({ languages, state, targetLanguage, ...rest }: RunFilterProps) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  const kept = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return (
    <FilterBar
      names={['state', 'targetLanguage']}
      into="runs"
      {...(kept.length > 0 && { keep: Object.fromEntries(kept) })}
    >
      <Select
        name="state"
        label={say.state}
        optional
        none="–"
        value={state}
        choices={runStates.map((value) => ({ value, label: words[value] }))}
      />
      <Select
        name="targetLanguage"
        label={say.into}
        optional
        none="–"
        value={targetLanguage}
        choices={languages.map((value) => ({ value, label: format.languageName(value) }))}
      />
    </FilterBar>
  );
}

interface RunTableProps {
  readonly runs: readonly Run[];
  readonly documents: ReadonlyMap<string, RunDocument>;
  readonly projectId: string;
  readonly isChosen: boolean;
}

function RunTable({ runs, documents, projectId, isChosen }: RunTableProps) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { may } = useView();
  const upload = may('project.operate', projectId) && (
    <LinkButton href={pathTo('/projects/:projectId/upload', { projectId })} kind="primary">
      {say.upload}
    </LinkButton>
  );
  const empty = isChosen ? (
    <EmptyState title={say.noneChosen}>{say.noneChosenText}</EmptyState>
  ) : (
    <EmptyState title={say.noRuns} action={upload}>
      {say.noRunsText}
    </EmptyState>
  );
  return (
    <Table
      caption={say.runs}
      rows={runs}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        {
          label: say.document,
          isHead: true,
          cell: ({ id, versionId }) => (
            <a href={pathTo('/runs/:id', { id })}>
              <Name>{documents.get(versionId)?.fileName ?? id}</Name>
            </a>
          ),
        },
        {
          label: say.version,
          isFigure: true,
          cell: ({ versionId }) => documents.get(versionId)?.versionNumber,
        },
        { label: say.into, cell: ({ targetLanguage }) => <LanguageName tag={targetLanguage} /> },
        { label: say.state, cell: ({ state }) => <RunStateBadge state={state} /> },
        {
          label: say.progress,
          cell: ({ state, stage, segmentsDone, segmentsTotal }) =>
            state === 'delivered' || state === 'cancelled' ? null : (
              <div class="stage-progress">
                <span class="soft">{words[stage]}</span>
                {stage === 'translation' && (
                  <Progress value={segmentsDone} of={segmentsTotal} label={say.progress} />
                )}
              </div>
            ),
        },
        { label: say.begun, cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          label: say.actions,
          isActions: true,
          cell: ({ id, state, versionId }) =>
            state === 'in_review' && (
              <LinkButton href={pathTo('/runs/:id/review', { id })}>
                {say.review}
                <span class="visually-hidden"> {documents.get(versionId)?.fileName}</span>
              </LinkButton>
            ),
        },
      ]}
    />
  );
}
