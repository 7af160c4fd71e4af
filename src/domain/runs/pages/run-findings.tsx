import type { FindingCount } from '#domain/runs/watching';
import { wordMessages } from '#domain/runs/wording';
import { Badge, EmptyState, Table, Text, TroubleText, useSay, useView } from '#platform/web/components';
import { pathTo, type Tone } from '#platform/web/pages';
import { runMessages } from './messages.ts';

const tones = { error: 'bad', warning: 'warning', info: 'neutral' } as const satisfies Record<string, Tone>;

/** How much a finding weighs, in a word. */
export function SeverityBadge({ severity }: { readonly severity: 'error' | 'warning' | 'info' }) {
  const say = useSay(runMessages);
  return <Badge tone={tones[severity]}>{say[severity]}</Badge>;
}

interface FindingGroupsProps {
  readonly runId: string;
  readonly findings: readonly FindingCount[];
}

/** Findings by what they are: how many, what the first says, and where they lead. */
export function FindingGroups({ runId, findings }: FindingGroupsProps) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.findings}
      rows={findings}
      keyOf={({ stage, code, severity }) => `${stage} ${code} ${severity}`}
      empty={<EmptyState title={say.noFindings}>{say.noFindingsText}</EmptyState>}
      columns={[
        {
          label: say.finding,
          isHead: true,
          cell: ({ stage, code }) => (
            <a href={pathTo('/runs/:runId/findings', { runId }, { stage, code })}>
              <code>{code}</code>
            </a>
          ),
        },
        { label: say.severity, cell: ({ severity }) => <SeverityBadge severity={severity} /> },
        { label: say.count, isFigure: true, cell: ({ count }) => format.number(count) },
        { label: say.stage, cell: ({ stage }) => (stage in words ? words[stage as 'quality'] : stage) },
        { label: say.what, cell: (finding) => <TroubleText {...finding} /> },
        {
          label: say.actions,
          isActions: true,
          cell: ({ code, onSegments }) =>
            onSegments > 0 && (
              <a href={pathTo('/runs/:runId/review', { runId }, { finding: code })}>
                {say.toSegments}
                <span class="visually-hidden">: {code}</span>
              </a>
            ),
        },
      ]}
    />
  );
}

interface FindingListProps {
  readonly runId: string;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    readonly action: string;
    readonly position: number | null;
    readonly place?: string | undefined;
  }[];
}

/** Findings one by one, with the segment each is on. */
export function FindingList({ runId, findings }: FindingListProps) {
  const say = useSay(runMessages);
  const { sayPlace } = useView();
  const rows = findings.map((finding, index) => ({ ...finding, key: String(index) }));
  return (
    <Table
      caption={say.findings}
      rows={rows}
      keyOf={({ key }) => key}
      empty={<EmptyState title={say.noFindings}>{say.noFindingsText}</EmptyState>}
      columns={[
        { label: say.finding, isHead: true, cell: ({ code }) => <code>{code}</code> },
        { label: say.severity, cell: ({ severity }) => <SeverityBadge severity={severity} /> },
        { label: say.what, cell: (finding) => <TroubleText {...finding} /> },
        {
          label: say.place,
          cell: ({ position, place }) =>
            position === null ? (
              place === undefined ? (
                say.wholeDocument
              ) : (
                <Text>{sayPlace(place)}</Text>
              )
            ) : (
              <a href={pathTo('/runs/:runId/review', { runId }, { segment: position })}>
                {say.segment(position)}
              </a>
            ),
        },
      ]}
    />
  );
}
