import type { Throughput } from '#domain/runs/reports';
import { Card, Course, EmptyState, Table, useSay, useView } from '#platform/web/components';
import { reportMessages } from './messages.ts';
import { timeName, timesBetween } from './times.ts';

const parts = ['queued', 'worked', 'reviewed'] as const;
/** More than these stand in the CSV. */
const mostRows = 100;

export function ThroughputReport({ throughput: { times, total } }: { readonly throughput: Throughput }) {
  const say = useSay(reportMessages);
  const { format } = useView();
  if (times.length === 0) return <EmptyState title={say.nothingDelivered}>{say.noneText}</EmptyState>;
  const lasting = (seconds: number | null) => (seconds === null ? '–' : format.duration(seconds));
  return (
    <>
      <Card title={say.throughput}>
        <p class="soft">{say.throughputText}</p>
        <div class="columns">
          <Delivered of="words" label={say.wordsDelivered} times={times} />
          <Delivered of="runs" label={say.runsDelivered} times={times} />
        </div>
      </Card>
      <Card title={say.howLong}>
        <Table
          caption={say.howLong}
          rows={parts}
          keyOf={(part) => part}
          columns={[
            { label: say.part, isHead: true, cell: (part) => say[part] },
            { label: say.median, isFigure: true, cell: (part) => lasting(total[part].median) },
            { label: say.most, isFigure: true, cell: (part) => lasting(total[part].most) },
          ]}
        />
      </Card>
      <Card title={say.overTime}>
        <Table
          caption={say.overTime}
          rows={times.slice(-mostRows).reverse()}
          keyOf={({ time }) => time}
          columns={[
            { label: say.time, isHead: true, cell: ({ time }) => timeName(time, format) },
            { label: say.runs, isFigure: true, cell: ({ runs }) => format.number(runs) },
            { label: say.segments, isFigure: true, cell: ({ segments }) => format.number(segments) },
            { label: say.words, isFigure: true, cell: ({ words }) => format.number(words) },
            ...parts.map((part) => ({
              label: say[part],
              isFigure: true,
              cell: (row: Throughput['times'][number]) => lasting(row[part].median),
            })),
          ]}
        />
      </Card>
    </>
  );
}

interface DeliveredProps {
  readonly of: 'words' | 'runs';
  readonly label: string;
  readonly times: Throughput['times'];
}

function Delivered({ of, label, times }: DeliveredProps) {
  const { format } = useView();
  const valueAt = new Map(times.map((row) => [row.time, row[of]]));
  const points = timesBetween(times.map(({ time }) => time)).map((time) => ({
    time: timeName(time, format),
    value: valueAt.get(time) ?? 0,
  }));
  return (
    <div class="stack-tight">
      <p class="big-figure">{format.number(times.reduce((sum, row) => sum + row[of], 0))}</p>
      <Course label={label} points={points} say={format.number} />
    </div>
  );
}
