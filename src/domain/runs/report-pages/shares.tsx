import type { Amount } from '#domain/runs/summary';
import { Name, ShareBar, Table, useSay, useView } from '#platform/web/components';
import { reportMessages } from './messages.ts';

/** Words and what they are made of. */
export interface Breakdown {
  readonly label: string;
  readonly parts: readonly { readonly label: string; readonly amount: Amount }[];
}

interface BreakdownsProps {
  readonly label: string;
  readonly breakdowns: readonly Breakdown[];
}

/** Breakdowns as pictures, and all of them as one table; those that have no parts are left out. */
export function Breakdowns({ label, breakdowns }: BreakdownsProps) {
  const shown = breakdowns.filter(({ parts }) => parts.some(({ amount }) => amount.segments > 0));
  return (
    <>
      <div class="columns">
        {shown.map((breakdown) => (
          <ShareBar
            key={breakdown.label}
            label={breakdown.label}
            shares={breakdown.parts.map((part) => ({ label: part.label, value: part.amount.words }))}
          />
        ))}
      </div>
      <BreakdownTable label={label} breakdowns={shown} />
    </>
  );
}

function BreakdownTable({ label, breakdowns }: BreakdownsProps) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const rows = breakdowns.flatMap(({ label: of, parts }) => {
    const whole = parts.reduce((sum, { amount }) => sum + amount.words, 0);
    return parts.filter(({ amount }) => amount.segments > 0).map((part) => ({ ...part, of, whole }));
  });
  if (rows.length === 0) return null;
  return (
    <Table
      caption={label}
      rows={rows}
      keyOf={(row) => `${row.of} ${row.label}`}
      columns={[
        { label: say.part, isHead: true, cell: (row) => <Name>{row.label}</Name> },
        { label: say.breakdown, cell: ({ of }) => of },
        { label: say.segments, isFigure: true, cell: ({ amount }) => format.number(amount.segments) },
        { label: say.words, isFigure: true, cell: ({ amount }) => format.number(amount.words) },
        {
          label: say.portion,
          isFigure: true,
          cell: ({ amount, whole }) => (whole === 0 ? '–' : format.percent(amount.words / whole)),
        },
      ]}
    />
  );
}
