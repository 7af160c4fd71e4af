import type { Coverage } from '#domain/runs/reports';
import { add } from '#domain/runs/summary';
import { Card, LanguageName, Name, Table, useSay, useView } from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { reportMessages } from './messages.ts';
import type { CoverageGroup } from './scope.ts';
import { timeName } from './times.ts';

const titles = {
  project: 'coverageByProject',
  file: 'coverageByFile',
  language: 'coverageByLanguage',
  day: 'coverageByDay',
  month: 'coverageByMonth',
} as const;
const labels = {
  project: 'byProject',
  file: 'byFile',
  language: 'byLanguage',
  day: 'byDay',
  month: 'byMonth',
} as const;

/** Words of targets that come from memories. */
export function fromMemory({ byResultSource }: Coverage): number {
  return add(
    Object.entries(byResultSource)
      .filter(([source]) => source.startsWith('memory'))
      .map(([, amount]) => amount),
  ).words;
}

interface CoverageTableProps {
  readonly groups: readonly Coverage[];
  readonly by: CoverageGroup;
}

export function CoverageTable({ groups, by }: CoverageTableProps) {
  const say = useSay(reportMessages);
  const { format } = useView();
  const wordsFrom = (source: string) => (row: Coverage) => row.byResultSource[source]?.words ?? 0;
  const figure = (label: string, wordsOf: (row: Coverage) => number) => ({
    label,
    isFigure: true,
    cell: (row: Coverage) => say.share({ part: wordsOf(row), whole: row.total.words }),
  });
  return (
    <Card title={say[titles[by]]}>
      <Table
        caption={say[titles[by]]}
        rows={groups}
        keyOf={({ group }) => group}
        columns={[
          { label: say[labels[by]], isHead: true, cell: (row) => <GroupName row={row} by={by} /> },
          { label: say.words, isFigure: true, cell: ({ total }) => format.number(total.words) },
          figure(say.fromMemory, fromMemory),
          figure(say.earlier, wordsFrom('carried_over')),
          figure(say.fromProvider, wordsFrom('provider')),
          figure(say.fromPeople, wordsFrom('human')),
          figure(say.noTarget, ({ untranslated }) => untranslated.words),
          figure(say.approved, ({ byReviewStatus }) => byReviewStatus.approved?.words ?? 0),
          figure(say.delivered, ({ delivered }) => delivered.words),
        ]}
      />
    </Card>
  );
}

function GroupName({ row: { group, name }, by }: { readonly row: Coverage; readonly by: CoverageGroup }) {
  const { format } = useView();
  if (by === 'language') return <LanguageName tag={group} />;
  if (by === 'day' || by === 'month') return <>{timeName(group, format)}</>;
  const href = by === 'file' ? pathTo('/files/:id', { id: group }) : pathTo('/projects/:id', { id: group });
  return (
    <a href={href}>
      <Name>{name ?? group}</Name>
    </a>
  );
}
