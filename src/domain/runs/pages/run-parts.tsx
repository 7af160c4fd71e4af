import { type Artifact, stateOfArtifact } from '#domain/artifacts';
import { isEnded, type Run, type RunDocument } from '#domain/runs/records';
import type { Amount, RunSummary } from '#domain/runs/summary';
import type { EventRow, FindingCount } from '#domain/runs/watching';
import { MendLink, wordMessages } from '#domain/runs/wording';
import {
  Badge,
  Bytes,
  Card,
  DefinitionList,
  EmptyState,
  LinkButton,
  Name,
  Notice,
  Person,
  ShareBar,
  Table,
  Time,
  TroubleText,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { runMessages } from './messages.ts';
import { FindingGroups } from './run-findings.tsx';
import { StageBar } from './run-heading.tsx';

export interface RunFacts {
  readonly run: Run;
  /** Id of the run to compare with. */
  readonly before: string | undefined;
  readonly document: RunDocument;
  readonly summary: RunSummary;
  readonly findings: readonly FindingCount[];
  readonly events: readonly EventRow[];
  readonly artifacts: readonly Artifact[];
  /** The name of whoever began it, where it is known. */
  readonly begunBy: string;
}

interface RunStateProps extends Pick<RunFacts, 'run' | 'before'> {
  /** Whether the rest of the page is older. */
  readonly isNews?: boolean;
}

/** Where the run is and, where it did not go on, why: the part that keeps up with it. */
export function RunState({ run, before, isNews = false }: RunStateProps) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { id: runId, state, failure, extractionId } = run;
  return (
    <div class="stack" data-announce={`${words[state]}, ${words[run.stage]}`}>
      <StageBar run={run} />
      {failure && (
        <Notice tone="bad" title={say.whyStopped}>
          <p>
            <TroubleText {...failure} /> <code>{failure.code}</code>
          </p>
          <MendLink code={failure.code} projectId={run.projectId} />
        </Notice>
      )}
      {extractionId !== null && (
        <div class="actions">
          {isNews && isEnded(state) && (
            <LinkButton href={pathTo('/runs/:runId', { runId })} kind="primary">
              {say.showResult}
            </LinkButton>
          )}
          <LinkButton
            href={pathTo('/runs/:runId/review', { runId })}
            kind={state === 'in_review' ? 'primary' : 'secondary'}
          >
            {say.review}
          </LinkButton>
          <LinkButton href={pathTo('/runs/:runId/document', { runId })}>{say.document}</LinkButton>
          {before !== undefined && (
            <LinkButton href={pathTo('/runs/:runId/comparison', { runId }, { with: before })}>
              {say.compare}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  );
}

/** Everything else about a run. */
export function RunRest({ run, summary, findings, events, artifacts, begunBy }: RunFacts) {
  const say = useSay(runMessages);
  return (
    <>
      <Card title={say.amounts}>
        <Amounts summary={summary} />
      </Card>
      <div class="columns">
        <Card title={say.cost}>
          <Facts run={run} summary={summary} begunBy={begunBy} />
        </Card>
        <Shares summary={summary} />
      </div>
      <Card title={say.findings}>
        <FindingGroups runId={run.id} findings={findings} />
      </Card>
      <Card title={say.downloads}>
        <Downloads runId={run.id} artifacts={artifacts} />
      </Card>
      <Card title={say.timeline}>
        <Timeline events={events} />
      </Card>
    </>
  );
}

function Amounts({ summary }: { readonly summary: RunSummary }) {
  const say = useSay(runMessages);
  const { format } = useView();
  const { extracted, translated, reviewRequired, approved, delivered } = summary;
  const rows: readonly (Amount & { readonly name: string })[] = [
    { name: say.extracted, ...extracted },
    { name: say.translated, ...translated },
    { name: say.reviewRequired, ...reviewRequired },
    { name: say.approved, ...approved },
    { name: say.deliveredAmount, ...delivered },
  ];
  return (
    <Table
      caption={say.amounts}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { label: say.what, isHead: true, cell: ({ name }) => name },
        { label: say.segments, isFigure: true, cell: ({ segments }) => format.number(segments) },
        { label: say.words, isFigure: true, cell: ({ words }) => format.number(words) },
        {
          label: say.share,
          isFigure: true,
          cell: ({ words }) => (extracted.words === 0 ? '–' : format.percent(words / extracted.words)),
        },
      ]}
    />
  );
}

function Facts({ run, summary, begunBy }: Pick<RunFacts, 'run' | 'summary' | 'begunBy'>) {
  const say = useSay(runMessages);
  const { format } = useView();
  const { startedAt, finishedAt } = run;
  const prices = summary.prices.map(({ price, currency }) => format.money(price, currency));
  const seconds = startedAt && finishedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000;
  return (
    <DefinitionList
      items={[
        { term: say.cost, value: prices.length === 0 ? say.free : format.list(prices) },
        { term: say.begun, value: <Time at={run.createdAt} /> },
        { term: say.by, value: <Person name={begunBy} /> },
        { term: say.ended, value: finishedAt && <Time at={finishedAt} /> },
        { term: say.took, value: seconds === null ? null : format.duration(seconds) },
        { term: say.priority, value: format.number(run.priority) },
        { term: say.connection, value: run.overrides.connection && <Name>{run.overrides.connection}</Name> },
      ]}
    />
  );
}

function Shares({ summary }: { readonly summary: RunSummary }) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { byResultSource, byVerificationState } = summary;
  const sources = Object.entries(byResultSource).map(([name, { segments }]) => ({
    label: name in words ? words[name as 'provider'] : name,
    value: segments,
  }));
  const states = (['passed', 'warned', 'failed', 'pending'] as const).map((name, index) => ({
    label: words[name === 'failed' ? 'verificationFailed' : name],
    value: byVerificationState[name]?.segments ?? 0,
    hue: ([6, 3, 5, 7] as const)[index]!,
  }));
  if (sources.length === 0) return null;
  return (
    <Card title={say.segments}>
      <ShareBar label={say.origin} shares={sources} />
      <ShareBar label={say.checks} shares={states} />
    </Card>
  );
}

function Downloads({
  runId,
  artifacts,
}: {
  readonly runId: string;
  readonly artifacts: readonly Artifact[];
}) {
  const say = useSay(runMessages);
  const { now } = useView();
  return (
    <Table
      caption={say.downloads}
      rows={artifacts}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noDownloads}>{say.noDownloadsText}</EmptyState>}
      columns={[
        { label: say.name, isHead: true, cell: ({ name }) => <Name>{name}</Name> },
        { label: say.kind, cell: ({ kind }) => say[kind] },
        { label: say.size, isFigure: true, cell: ({ size }) => <Bytes value={size} /> },
        { label: say.stored, cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          label: say.actions,
          isActions: true,
          cell: (artifact) => {
            const state = stateOfArtifact(artifact, now);
            if (state !== 'available') return <Badge tone="warning">{say[state]}</Badge>;
            if (artifact.kind === 'assembled') return <Badge tone="neutral">{say.unreleased}</Badge>;
            return (
              <LinkButton
                href={pathTo('/runs/:runId/artifacts/:artifactId', { runId, artifactId: artifact.id })}
              >
                {say.download}
                <span class="visually-hidden"> {artifact.name}</span>
              </LinkButton>
            );
          },
        },
      ]}
    />
  );
}

function Timeline({ events }: { readonly events: readonly EventRow[] }) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  return (
    <ol class="timeline">
      {events.map(({ id, event, occurredAt, data }) => {
        const { stage } = data as { stage?: 'quality' };
        return (
          <li key={id}>
            <Time at={occurredAt} /> <strong>{say.eventName({ name: event })}</strong>{' '}
            {stage && stage in words && <span class="soft">{words[stage]}</span>}
          </li>
        );
      })}
      {events.length >= 50 && <li class="soft">{say.moreEvents(events.length)}</li>}
      {events.length === 0 && <li class="soft">{format.number(0)}</li>}
    </ol>
  );
}
