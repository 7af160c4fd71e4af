import { type CostRow, type Costs, modelName } from '#domain/runs/reports';
import { Card, Course, EmptyState, Name, ShareBar, Table, useSay, useView } from '#platform/web/components';
import { reportMessages } from './messages.ts';
import { timeName, timesBetween } from './times.ts';

export const costUnits = ['month', 'day'] as const;
export type CostUnit = (typeof costUnits)[number];

export interface CostsProps {
  readonly byTime: readonly CostRow[];
  readonly unit: CostUnit;
  readonly byModel: readonly CostRow[];
  /** Only in the house. */
  readonly byProject: readonly CostRow[];
  readonly saved: Pick<Costs, 'reusedWords' | 'savings'>;
}

export function CostReport({ byTime, unit, byModel, byProject, saved }: CostsProps) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const timeOf = (row: CostRow) => timeName(row.keys[unit]!, format);
  return (
    <>
      <Card title={say.spent}>
        <p class="soft">{say.costsText}</p>
        <div class="columns">
          {currenciesOf(byTime).map((currency) => (
            <SpentIn key={currency} {...{ currency, byTime, unit, byModel }} />
          ))}
          <Saved saved={saved} />
        </div>
      </Card>
      {byTime.length === 0 ? (
        <EmptyState title={say.nothingSpent}>{say.noneText}</EmptyState>
      ) : (
        <>
          <CostTable
            title={say.overTime}
            head={say.time}
            nameOf={timeOf}
            rows={[...byTime].sort((one, other) => (one.keys[unit]! < other.keys[unit]! ? 1 : -1))}
          />
          <CostTable title={say.byModel} head={say.connection} nameOf={askedName} rows={byModel} />
          {byProject.length > 0 && (
            <CostTable
              title={say.byProject}
              head={say.project}
              nameOf={({ names }) => names.project ?? ''}
              rows={byProject}
            />
          )}
        </>
      )}
    </>
  );
}

function currenciesOf(rows: readonly CostRow[]): string[] {
  return [...new Set(rows.flatMap(({ currency }) => currency ?? []))].sort();
}

/** The connection, as far as it still has a name, and what it asked. */
function askedName({ keys, names }: CostRow): string {
  const asked = modelName({ provider: keys.provider ?? null, model: keys.model ?? null });
  return [names.connection, asked].filter((part) => part).join(' · ');
}

interface SpentProps extends Pick<CostsProps, 'byTime' | 'unit' | 'byModel'> {
  readonly currency: string;
}

function SpentIn({ currency, byTime, unit, byModel }: SpentProps) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const money = (value: number) => format.money(value, currency);
  const own = byTime.filter((row) => row.currency === currency);
  const priceAt = new Map(own.map(({ keys, price }) => [keys[unit], price ?? 0]));
  const points = timesBetween(own.map(({ keys }) => keys[unit]!)).map((time) => ({
    time: timeName(time, format),
    value: priceAt.get(time) ?? 0,
  }));
  const shares = byModel
    .filter((row) => row.currency === currency && row.price)
    .map((row) => ({ label: askedName(row), value: row.price! }));
  return (
    <div class="stack-tight">
      <p class="big-figure">{money([...priceAt.values()].reduce((sum, price) => sum + price, 0))}</p>
      <Course label={say.spentOverTime} points={points} say={money} />
      {shares.length > 0 && <ShareBar label={say.byModel} shares={shares} say={money} />}
    </div>
  );
}

function Saved({ saved: { reusedWords, savings } }: Pick<CostsProps, 'saved'>) {
  const say = useSay(reportMessages);
  const { format } = useView();
  return (
    <div class="stack-tight">
      <p class="soft">{say.saved}</p>
      {savings.length === 0 && <p>{say.nothingSaved}</p>}
      {savings.map(({ currency, price }) => (
        <p key={currency} class="big-figure">
          {format.money(price, currency)}
        </p>
      ))}
      <p class="soft">{say.savedText(reusedWords)}</p>
    </div>
  );
}

interface CostTableProps {
  readonly title: string;
  readonly head: string;
  nameOf(row: CostRow): string;
  readonly rows: readonly CostRow[];
}

/** More than these stand in the CSV. */
const mostRows = 100;

function CostTable({ title, head, nameOf, rows }: CostTableProps) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const figure = (of: 'calls' | 'inputTokens' | 'outputTokens' | 'characters') => ({
    label: say[of],
    isFigure: true,
    cell: (row: CostRow) => format.number(row[of]),
  });
  return (
    <Card title={title}>
      <Table
        caption={title}
        rows={rows.slice(0, mostRows)}
        keyOf={({ keys, currency }) => JSON.stringify([keys, currency])}
        columns={[
          { label: head, isHead: true, cell: (row) => <Name>{nameOf(row)}</Name> },
          {
            label: say.price,
            isFigure: true,
            cell: ({ price, currency }) =>
              price === null || currency === null ? say.noPrice : format.money(price, currency),
          },
          figure('calls'),
          figure('inputTokens'),
          figure('outputTokens'),
          figure('characters'),
        ]}
      />
    </Card>
  );
}
