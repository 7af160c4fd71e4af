import type { WorkRow } from '#domain/runs/survey';
import { MendLink, RunStateBadge, wordMessages } from '#domain/runs/wording';
import {
  ActionButton,
  type Column,
  EmptyState,
  LanguageName,
  LinkButton,
  Name,
  Progress,
  Table,
  Time,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { homeMessages } from './messages.ts';

export interface WorkProps {
  readonly rows: readonly WorkRow[];
  /** Whether rows are of several projects. */
  readonly acrossProjects: boolean;
}

function useColumns(acrossProjects: boolean): readonly Column<WorkRow>[] {
  const say = useSay(homeMessages);
  const project: Column<WorkRow> = {
    label: say.project,
    cell: ({ projectId, projectName }) => (
      <a href={pathTo('/projects/:projectId', { projectId })}>
        <Name>{projectName}</Name>
      </a>
    ),
  };
  return [
    {
      label: say.document,
      isHead: true,
      cell: ({ id, fileName }) => (
        <a href={pathTo('/runs/:id', { id })}>
          <Name>{fileName}</Name>
        </a>
      ),
    },
    ...(acrossProjects ? [project] : []),
    { label: say.target, cell: ({ targetLanguage }) => <LanguageName tag={targetLanguage} /> },
  ];
}

/** Runs that did not go on: why, and the button that mends it. */
export function TroubleTable({ rows, acrossProjects, back }: WorkProps & { readonly back: string }) {
  const say = useSay(homeMessages);
  const { may } = useView();
  return (
    <Table
      caption={say.trouble}
      rows={rows}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noTrouble}>{say.noTroubleText}</EmptyState>}
      columns={[
        ...useColumns(acrossProjects),
        {
          label: say.cause,
          cell: ({ state, failure }) => (
            <div>
              <RunStateBadge state={state} /> {failure && <TroubleText {...failure} />}
            </div>
          ),
        },
        { label: say.since, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
        {
          label: say.actions,
          isActions: true,
          cell: ({ id, projectId, fileName, state, failure }) => (
            <>
              <MendLink code={failure?.code} projectId={projectId} about={fileName} />
              {state === 'blocked' && may('project.review', projectId) && (
                <LinkButton href={pathTo('/runs/:id/review', { id })}>
                  {say.review}
                  <span class="visually-hidden"> {fileName}</span>
                </LinkButton>
              )}
              {may('project.operate', projectId) && (
                <ActionButton action="/work/retries" fields={{ runId: id, back }} about={fileName}>
                  {say.retry}
                </ActionButton>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** Runs that wait for people. */
export function ReviewTable({ rows, acrossProjects }: WorkProps) {
  const say = useSay(homeMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.waitingForReview}
      rows={rows}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noReview}>{say.noReviewText}</EmptyState>}
      columns={[
        ...useColumns(acrossProjects),
        {
          label: say.segments,
          isFigure: true,
          cell: ({ segmentsTotal }) => format.number(segmentsTotal),
        },
        { label: say.since, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
        {
          label: say.actions,
          isActions: true,
          cell: ({ id, fileName }) => (
            <LinkButton href={pathTo('/runs/:id/review', { id })}>
              {say.review}
              <span class="visually-hidden"> {fileName}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

/** Runs that are on their way. */
export function ProgressTable({ rows, acrossProjects }: WorkProps) {
  const say = useSay(homeMessages);
  const words = useSay(wordMessages);
  const { may } = useView();
  const mayUpload = may('project.operate');
  return (
    <Table
      caption={say.inProgress}
      rows={rows}
      keyOf={({ id }) => id}
      empty={
        <EmptyState title={say.noProgress}>{mayUpload ? say.noProgressText : say.noProgressLook}</EmptyState>
      }
      columns={[
        ...useColumns(acrossProjects),
        { label: say.state, cell: ({ state }) => <RunStateBadge state={state} /> },
        {
          label: say.progress,
          cell: ({ fileName, stage, segmentsDone, segmentsTotal }) => (
            <div class="stage-progress">
              <span class="soft">{words[stage]}</span>
              <Progress value={segmentsDone} of={segmentsTotal} label={`${say.progress}: ${fileName}`} />
            </div>
          ),
        },
      ]}
    />
  );
}
