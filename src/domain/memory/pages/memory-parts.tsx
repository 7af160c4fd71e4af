import { ImportStateBadge } from '#domain/imports';
import type { MemoryImport } from '#domain/memory/imports';
import { type KeptUnit, unitStatuses } from '#domain/memory/units';
import { markedText } from '#engine/inline';
import {
  EmptyState,
  FilterBar,
  LanguageName,
  Name,
  Person,
  Select,
  Table,
  Text,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { type MemoryParams, memoryPath, type WantedUnits } from './addresses.ts';
import { memoryMessages } from './messages.ts';

const names = ['contains', 'author', 'property', 'status'] as const;

/** Narrows the units of a memory. */
export function UnitFilter({ contains, author, property, status }: WantedUnits) {
  const say = useSay(memoryMessages);
  return (
    <FilterBar names={names} into="units">
      <TextField
        name="contains"
        type="search"
        label={say.contains}
        value={contains}
        maxLength={1000}
        optional
      />
      <TextField name="author" label={say.author} value={author} maxLength={1000} optional />
      <TextField
        name="property"
        label={say.property}
        hint={say.propertyHint}
        pattern="[^=]+=.*"
        value={property}
        maxLength={1200}
        optional
      />
      <Select
        name="status"
        label={say.state}
        value={status ?? 'active'}
        choices={unitStatuses.map((value) => ({ value, label: say[value] }))}
      />
    </FilterBar>
  );
}

interface UnitTableProps {
  readonly units: readonly KeptUnit[];
  readonly params: MemoryParams;
}

export function UnitTable({ units, params }: UnitTableProps) {
  const say = useSay(memoryMessages);
  return (
    <Table
      caption={say.units}
      rows={units}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noUnits}>{say.noUnitsText}</EmptyState>}
      columns={[
        {
          label: say.source,
          isHead: true,
          cell: ({ id, from, unit }) => (
            <a href={pathTo(`${memoryPath}/units/:unitId`, { ...params, unitId: id })}>
              <Text lang={from}>{markedText(unit.source)}</Text>
            </a>
          ),
        },
        { label: say.target, cell: ({ to, unit }) => <Text lang={to}>{markedText(unit.target)}</Text> },
        {
          label: say.languages,
          cell: ({ from, to }) => (
            <span>
              <LanguageName tag={from} /> → <LanguageName tag={to} />
            </span>
          ),
        },
        { label: say.by, cell: ({ unit, createdBy }) => <Person name={unit.changedBy ?? createdBy} /> },
        { label: say.changed, cell: ({ createdAt }) => <Time at={createdAt} dateOnly /> },
      ]}
    />
  );
}

/** The newest imports of a memory. */
export function ImportTable({ imports }: { readonly imports: readonly MemoryImport[] }) {
  const say = useSay(memoryMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.imports}
      rows={imports}
      keyOf={({ id }) => id}
      empty={null}
      columns={[
        {
          label: say.file,
          isHead: true,
          cell: ({ id, fileName }) => (
            <a href={pathTo('/memory-imports/:id', { id })}>
              <Name>{fileName ?? say.ofRun}</Name>
            </a>
          ),
        },
        { label: say.state, cell: ({ state }) => <ImportStateBadge state={state} /> },
        { label: say.read, isFigure: true, cell: ({ account }) => format.number(account.read) },
        { label: say.changed, cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
