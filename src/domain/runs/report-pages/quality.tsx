import { type ModelQuality, modelName } from '#domain/runs/reports';
import { Card, EmptyState, Name, ShareBar, Table, useSay, useView } from '#platform/web/components';
import { reportMessages } from './messages.ts';

export function QualityReport({ models }: { readonly models: readonly ModelQuality[] }) {
  const say = useSay(reportMessages);
  return (
    <>
      <Card title={say.quality}>
        <p class="soft">{say.qualityText}</p>
        {models.map((model) => (
          <Outcome key={modelName(model)} model={model} />
        ))}
        <QualityTable models={models} />
      </Card>
      {models.map((model) => (
        <Findings key={modelName(model)} model={model} />
      ))}
    </>
  );
}

function Outcome({ model }: { readonly model: ModelQuality }) {
  const say = useSay(reportMessages);
  const { segments, approved, untouched } = model;
  return (
    <ShareBar
      label={`${say.whatBecame}: ${modelName(model)}`}
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
      keyOf={(model) => modelName(model)}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        { label: say.model, isHead: true, cell: (model) => <Name>{modelName(model)}</Name> },
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
    <Card title={`${say.findings}: ${modelName(model)}`}>
      <Table
        caption={`${say.findings}: ${modelName(model)}`}
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
