import type { EntryConcept, ImportEntry, TermImport } from '#domain/glossary/imports';
import { StatusBadge, TermText } from '#domain/glossary/pages/wording';
import { DecideOnOne, DecisionBadge, FlagBadges, FlagTabs } from '#domain/imports';
import {
  EmptyState,
  FilterBar,
  LanguageName,
  Name,
  Select,
  Table,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { EditEntry } from './edit-entry.tsx';
import { type EntryGroup, importPath } from './import-query.ts';
import { flagMessages, importMessages } from './messages.ts';

interface GroupProps {
  readonly found: TermImport;
  readonly group: EntryGroup;
}

/** What a flag is called. */
function useFlags(): (flag: string) => string {
  const flags = useSay(flagMessages) as Readonly<Record<string, string>>;
  return (flag) => flags[flag] ?? flag;
}

/** Entries by what is to be known of them, each with how many there are. */
export function EntryGroups({ found: { id: importId, profile }, group }: GroupProps) {
  const say = useSay(importMessages);
  const nameOf = useFlags();
  return (
    <FlagTabs
      label={say.profile}
      counts={profile?.flags ?? {}}
      all={profile?.entries ?? 0}
      current={group.flag}
      nameOf={nameOf}
      to={(flag) => pathTo(importPath, { importId }, { ...group, flag })}
    />
  );
}

export function EntryFilterBar({ group }: { readonly group: EntryGroup }) {
  const say = useSay(importMessages);
  return (
    <FilterBar names={['text', 'language', 'decision']} {...(group.flag && { keep: { flag: group.flag } })}>
      <TextField name="text" type="search" label={say.contains} value={group.text} maxLength={200} optional />
      <TextField
        name="language"
        label={say.language}
        value={group.language}
        size="short"
        maxLength={35}
        optional
      />
      <Select
        name="decision"
        label={say.decision}
        none={say.any}
        value={group.decision}
        choices={[
          { value: 'none', label: say.undecided },
          { value: 'accepted', label: say.accepted },
          { value: 'rejected', label: say.rejected },
        ]}
        optional
      />
    </FilterBar>
  );
}

interface TableProps extends GroupProps {
  readonly entries: readonly ImportEntry[];
  readonly mayOperate: boolean;
}

export function EntryTable({ found, entries, group, mayOperate }: TableProps) {
  const say = useSay(importMessages);
  const { sayPlace } = useView();
  const nameOf = useFlags();
  return (
    <Table
      caption={say.entries}
      rows={entries}
      keyOf={({ number }) => `${number}`}
      empty={<EmptyState title={say.noEntries}>{say.noEntriesText}</EmptyState>}
      columns={[
        { label: say.place, isHead: true, cell: ({ place }) => <Name>{sayPlace(place)}</Name> },
        { label: say.terms, cell: ({ concept }) => concept && <EntryTerms concept={concept} /> },
        { label: say.domain, cell: ({ concept }) => concept?.domain && <Name>{concept.domain}</Name> },
        {
          label: say.flags,
          cell: ({ flags }) => <FlagBadges names={flags.map(nameOf)} />,
        },
        { label: say.decision, cell: ({ decision }) => <DecisionBadge decision={decision} /> },
        {
          label: say.actions,
          isActions: true,
          cell: (entry) =>
            mayOperate && entry.concept && <Decide found={found} entry={entry} group={group} />,
        },
      ]}
    />
  );
}

function EntryTerms({ concept }: { readonly concept: EntryConcept }) {
  return (
    <ul class="plain">
      {concept.terms.map((term, index) => (
        <li key={index}>
          <span class="soft">
            <LanguageName tag={term.language} />:
          </span>{' '}
          <TermText term={term} /> {term.status !== 'preferred' && <StatusBadge status={term.status} />}
        </li>
      ))}
    </ul>
  );
}

function Decide({ found, entry, group }: GroupProps & { readonly entry: ImportEntry }) {
  const place = { importId: found.id, number: entry.number };
  const { sayPlace } = useView();
  return (
    <DecideOnOne
      action={pathTo(`${importPath}/entries/:number/decision`, place, group)}
      decision={entry.decision}
      about={entry.concept?.terms[0]?.text ?? sayPlace(entry.place)}
    >
      <EditEntry found={found} entry={entry} group={group} />
    </DecideOnOne>
  );
}
