import { DecideOnAll, DecideOnOne, DecisionBadge, FlagBadges, FlagTabs } from '#domain/imports';
import type { CandidateRow } from '#domain/memory/candidates';
import type { MemoryImport } from '#domain/memory/imports';
import type { CandidateFlag } from '#engine/candidates';
import { markedText } from '#engine/inline';
import {
  Button,
  Disclosure,
  EmptyState,
  Form,
  Table,
  Text,
  TextArea,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type CandidateGroup, importPath } from './addresses.ts';
import { flagMessages, flagTexts, memoryMessages } from './messages.ts';

/** Candidates by what speaks against them, each with how many there are. */
export function CandidateGroups({
  found,
  group,
}: {
  readonly found: MemoryImport;
  readonly group: CandidateGroup;
}) {
  const say = useSay(memoryMessages);
  const flags = useSay(flagMessages);
  const { profile, id: importId } = found;
  return (
    <FlagTabs
      label={say.profile}
      counts={profile?.flags ?? {}}
      all={profile?.candidates ?? 0}
      current={group.flag}
      nameOf={(flag) => flags[flag as CandidateFlag]}
      to={(flag) =>
        pathTo(importPath, { importId }, { flag: flag as CandidateFlag, decision: group.decision })
      }
    />
  );
}

/** Decides on the whole group, pages that are not shown included. */
export function DecideAll({ id: importId, group }: { readonly id: string; readonly group: CandidateGroup }) {
  const described = useSay(flagTexts);
  return (
    <div class="stack">
      {group.flag && <p class="soft">{described[group.flag]}</p>}
      <DecideOnAll action={pathTo(`${importPath}/decisions`, { importId }, group)} />
    </div>
  );
}

interface TableProps {
  readonly found: MemoryImport;
  readonly rows: readonly CandidateRow[];
  readonly group: CandidateGroup;
}

export function CandidateTable({ found, rows, group }: TableProps) {
  const say = useSay(memoryMessages);
  const flags = useSay(flagMessages);
  const { may } = useView();
  const mayReview = may('project.review', found.projectId);
  return (
    <Table
      caption={say.units}
      rows={rows}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noCandidates}>{say.noCandidatesText}</EmptyState>}
      columns={[
        {
          label: say.source,
          isHead: true,
          cell: ({ unit }) => (
            <>
              <Text lang={found.sourceLanguage}>{markedText(unit.source)}</Text>
              <About unit={unit} />
            </>
          ),
        },
        { label: say.target, cell: ({ unit, to }) => <Text lang={to}>{markedText(unit.target)}</Text> },
        {
          label: say.flags,
          cell: (row) => <FlagBadges names={row.flags.map((flag) => flags[flag])} />,
        },
        { label: say.decision, cell: ({ decision }) => <DecisionBadge decision={decision} /> },
        {
          label: say.actions,
          isActions: true,
          cell: (row) => mayReview && <Decide found={found} row={row} group={group} />,
        },
      ]}
    />
  );
}

/** What the file says of a candidate beside its texts; nothing for most. */
function About({ unit: { properties = [], notes = [] } }: Pick<CandidateRow, 'unit'>) {
  const said = [...properties.map(({ type, value }) => `${type}: ${value}`), ...notes];
  return said.map((one) => (
    <p key={one} class="soft">
      <Text>{one}</Text>
    </p>
  ));
}

function Decide({ found, row, group }: Omit<TableProps, 'rows'> & { readonly row: CandidateRow }) {
  const say = useSay(memoryMessages);
  const place = { importId: found.id, candidateId: row.id };
  const source = markedText(row.unit.source);
  return (
    <DecideOnOne
      action={pathTo(`${importPath}/candidates/:candidateId/decision`, place, group)}
      decision={row.decision}
      revision={row.revision}
      about={source.slice(0, 80)}
    >
      <Disclosure summary={say.edit}>
        <Form
          action={pathTo(`${importPath}/candidates/:candidateId`, place, group)}
          name={row.id}
          revision={row.revision}
        >
          <TextArea name="source" label={say.source} value={source} rows={2} lang={found.sourceLanguage} />
          <TextArea
            name="target"
            label={say.target}
            value={markedText(row.unit.target)}
            rows={2}
            lang={row.to}
          />
          <Button kind="secondary">{say.save}</Button>
        </Form>
      </Disclosure>
    </DecideOnOne>
  );
}
