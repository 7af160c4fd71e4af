import type { CandidateRow } from '#domain/memory/candidates';
import type { MemoryImport } from '#domain/memory/imports';
import { type CandidateFlag, describedFlags } from '#engine/candidates';
import { markedText } from '#engine/inline';
import {
  ActionButton,
  Badge,
  Button,
  Disclosure,
  EmptyState,
  Form,
  Table,
  Tabs,
  Text,
  TextArea,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type CandidateGroup, importPath } from './addresses.ts';
import { flagMessages, memoryMessages } from './messages.ts';

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
  const to = (query: CandidateGroup) => pathTo(importPath, { importId }, query);
  const counted = Object.entries(profile?.flags ?? {}) as [CandidateFlag, number][];
  return (
    <Tabs
      label={say.profile}
      tabs={[
        {
          label: say.all,
          href: to({ flag: undefined, decision: group.decision }),
          count: profile?.candidates ?? 0,
          isCurrent: !group.flag,
        },
        ...counted
          .sort(([, one], [, other]) => other - one)
          .map(([flag, count]) => ({
            label: flags[flag],
            href: to({ flag, decision: group.decision }),
            count,
            isCurrent: group.flag === flag,
          })),
      ]}
    />
  );
}

/** Decides on the whole group, pages that are not shown included. */
export function DecideAll({ id: importId, group }: { readonly id: string; readonly group: CandidateGroup }) {
  const say = useSay(memoryMessages);
  const { locale } = useView();
  const described = group.flag && describedFlags[group.flag];
  const action = pathTo(`${importPath}/decisions`, { importId }, group);
  return (
    <div class="stack">
      {described && (
        <p class="soft" lang={locale.language === 'en' ? undefined : 'en'}>
          {described.when} {described.action}
        </p>
      )}
      <div class="actions">
        <ActionButton action={action} fields={{ decision: 'accepted' }}>
          {say.acceptAll}
        </ActionButton>
        <ActionButton action={action} fields={{ decision: 'rejected' }}>
          {say.rejectAll}
        </ActionButton>
      </div>
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
          cell: (row) =>
            row.flags.map((flag) => (
              <Badge key={flag} tone="warning">
                {flags[flag]}
              </Badge>
            )),
        },
        {
          label: say.decision,
          cell: ({ decision }) => (
            <Badge tone={decision === 'accepted' ? 'good' : decision === 'rejected' ? 'bad' : 'neutral'}>
              {say[decision ?? 'undecided']}
            </Badge>
          ),
        },
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
  const decide = pathTo(`${importPath}/candidates/:candidateId/decision`, place, group);
  const source = markedText(row.unit.source);
  const common = { action: decide, revision: row.revision, about: source.slice(0, 80) };
  return (
    <>
      {row.decision !== 'accepted' && (
        <ActionButton {...common} fields={{ decision: 'accepted' }}>
          {say.accept}
        </ActionButton>
      )}
      {row.decision !== 'rejected' && (
        <ActionButton {...common} fields={{ decision: 'rejected' }} kind="quiet">
          {say.reject}
        </ActionButton>
      )}
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
    </>
  );
}
