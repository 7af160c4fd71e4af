import type { VNode } from 'preact';
import type { ModelQuality } from '#domain/runs/reports';
import {
  Card,
  EmptyState,
  FilterBar,
  LinkButton,
  ShareBar,
  Table,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { reportMessages } from './messages.ts';

interface QualityProps {
  readonly models: readonly ModelQuality[];
  readonly projectId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const qualityBody = (props: QualityProps): VNode => <Quality {...props} />;

const nameOf = ({ provider, model }: ModelQuality): string =>
  model === null ? provider : `${provider} · ${model}`;

function Quality({ models, projectId, from, to }: QualityProps) {
  const say = useSay(reportMessages);
  const csv = pathTo('/projects/:projectId/reports/quality.csv', { projectId }, { from, to });
  return (
    <>
      <FilterBar names={['from', 'to']}>
        <TextField name="from" type="date" label={say.from} value={from} optional />
        <TextField name="to" type="date" label={say.to} value={to} optional />
      </FilterBar>
      <Card title={say.quality} actions={<LinkButton href={csv}>{say.csv}</LinkButton>}>
        <p class="soft">{say.qualityText}</p>
        {models.map((model) => (
          <Outcome key={nameOf(model)} model={model} />
        ))}
        <QualityTable models={models} />
      </Card>
      {models.map((model) => (
        <Findings key={nameOf(model)} model={model} />
      ))}
    </>
  );
}

function Outcome({ model }: { readonly model: ModelQuality }) {
  const say = useSay(reportMessages);
  const { segments, approved, untouched } = model;
  return (
    <ShareBar
      label={`${say.whatBecame}: ${nameOf(model)}`}
      shares={[
        { label: say.untouched, value: untouched },
        { label: say.approvedEdited, value: approved - untouched },
        { label: say.open, value: segments - approved },
      ]}
    />
  );
}

function QualityTable({ models }: { readonly models: readonly ModelQuality[] }) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const figure = (
    of: 'approved' | 'untouched' | 'edited' | 'omissions' | 'codesLost' | 'codesRepaired',
    whole: 'segments' | 'approved' = 'segments',
  ) => ({
    label: say[of],
    isFigure: true,
    cell: (model: ModelQuality) => say.share({ part: model[of], whole: model[whole] }),
  });
  return (
    <Table
      caption={say.quality}
      rows={models}
      keyOf={nameOf}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        { label: say.model, isHead: true, cell: (model) => <bdi>{nameOf(model)}</bdi> },
        { label: say.segments, isFigure: true, cell: ({ segments }) => format.number(segments) },
        figure('approved'),
        figure('untouched', 'approved'),
        figure('edited'),
        {
          label: say.changed,
          isFigure: true,
          cell: ({ changed }) => (changed === null ? '–' : format.percent(changed / 100)),
        },
        figure('omissions'),
        figure('codesLost'),
        figure('codesRepaired'),
      ]}
    />
  );
}

function Findings({ model }: { readonly model: ModelQuality }) {
  const say = useSay(reportMessages);
  const { format } = useView();
  return (
    <Card title={`${say.findings}: ${nameOf(model)}`}>
      <Table
        caption={`${say.findings}: ${nameOf(model)}`}
        rows={model.findings}
        keyOf={({ code }) => code}
        empty={<EmptyState title={say.noFindings}>{say.noFindingsText}</EmptyState>}
        columns={[
          { label: say.finding, isHead: true, cell: ({ code }) => <code>{code}</code> },
          { label: say.segments, isFigure: true, cell: ({ segments }) => format.number(segments) },
          { label: say.perThousand, isFigure: true, cell: ({ perThousand }) => format.number(perThousand) },
        ]}
      />
    </Card>
  );
}
