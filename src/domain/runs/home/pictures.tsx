import type { WorkSurvey } from '#domain/runs/survey';
import { wordMessages } from '#domain/runs/wording';
import { Card, ShareBar, Spark, useSay, useView } from '#platform/web/components';
import { homeMessages } from './messages.ts';

type Survey = Pick<WorkSurvey, 'days' | 'resultSources'>;

/** What was done in the last days, as pictures. */
export function Pictures({ survey }: { readonly survey: Survey }) {
  const say = useSay(homeMessages);
  return (
    <Card title={say.lastDays}>
      <div class="columns">
        <Throughput survey={survey} />
        <Spending survey={survey} />
        <Sources survey={survey} />
      </div>
    </Card>
  );
}

function Throughput({ survey: { days } }: { readonly survey: Survey }) {
  const say = useSay(homeMessages);
  const { format } = useView();
  const values = days.map(({ words }) => words);
  const runs = days.reduce((sum, day) => sum + day.runs, 0);
  return (
    <div class="stack-tight">
      <p class="soft">{say.wordsDelivered}</p>
      <p class="big-figure">{format.number(sum(values))}</p>
      <Spark label={useCourse(days, values, format.number)} values={values} />
      <p class="soft">{runs > 0 ? say.runsDelivered(runs) : say.noDeliveries}</p>
    </div>
  );
}

/** Each currency by itself: what is paid in two cannot be added up. */
function Spending({ survey: { days } }: { readonly survey: Survey }) {
  const say = useSay(homeMessages);
  const currencies = [
    ...new Set(days.flatMap(({ prices }) => prices.map(({ currency }) => currency))),
  ].sort();
  return (
    <div class="stack-tight">
      <p class="soft">{say.spent}</p>
      {currencies.length === 0 && <p class="soft">{say.nothingSpent}</p>}
      {currencies.map((currency) => (
        <SpendingIn key={currency} currency={currency} days={days} />
      ))}
    </div>
  );
}

function SpendingIn({ currency, days }: { readonly currency: string; readonly days: Survey['days'] }) {
  const { format } = useView();
  const values = days.map(({ prices }) => prices.find((price) => price.currency === currency)?.price ?? 0);
  const money = (value: number) => format.money(value, currency);
  return (
    <>
      <p class="big-figure">{money(sum(values))}</p>
      <Spark label={useCourse(days, values, money)} values={values} />
    </>
  );
}

const sourceOrder = [
  'memory_context',
  'memory_exact',
  'memory_fuzzy',
  'carried_over',
  'provider',
  'human',
  'passthrough',
] as const;

function Sources({ survey: { resultSources } }: { readonly survey: Survey }) {
  const say = useSay(homeMessages);
  const words = useSay(wordMessages);
  const shares = sourceOrder.map((source) => ({ label: words[source], value: resultSources[source] ?? 0 }));
  if (sum(shares.map(({ value }) => value)) === 0)
    return (
      <div class="stack-tight">
        <p class="soft">{say.sources}</p>
        <p class="soft">{say.noDeliveries}</p>
      </div>
    );
  return <ShareBar label={say.sources} shares={shares} />;
}

function useCourse(days: Survey['days'], values: readonly number[], say: (value: number) => string): string {
  const messages = useSay(homeMessages);
  const most = Math.max(...values);
  const day = days[values.indexOf(most)]!;
  return messages.course({ total: say(sum(values)), most: say(most), day: day.day });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
