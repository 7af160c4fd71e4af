import { fieldChanges } from '#domain/audit';
import type { AuditEntry } from '#domain/audit/chain';
import {
  Disclosure,
  EmptyState,
  FieldDifferences,
  LinkButton,
  Name,
  Table,
  Text,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo } from '#platform/web/pages';
import { auditMessages } from './messages.ts';

interface EntryTableProps {
  readonly entries: readonly AuditEntry[];
  /** Where all that the search finds can be had as a table. */
  readonly csv: string;
}

/** Entries, each with a way to all that somebody did, to all that was done to something, and to its page. */
export function EntryTable({ entries, csv }: EntryTableProps) {
  const say = useSay(auditMessages);
  return (
    <>
      {entries.length > 0 && (
        <div class="actions">
          <LinkButton href={csv}>{say.export}</LinkButton>
        </div>
      )}
      <Table
        caption={say.audit}
        rows={entries}
        keyOf={({ sequence }) => String(sequence)}
        empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
        columns={[
          { label: '#', isFigure: true, cell: ({ sequence }) => sequence },
          { label: say.when, cell: ({ occurredAt }) => <Time at={occurredAt} /> },
          {
            label: say.who,
            cell: ({ actor }) => (
              <div>
                <a href={onlyWith({ actorId: actor.id })} title={say.ofActor}>
                  <Name>{actor.name}</Name>
                </a>{' '}
                <span class="soft">{say[actor.kind]}</span>
              </div>
            ),
          },
          { label: say.what, isHead: true, cell: ({ action }) => <code>{action}</code> },
          { label: say.subject, cell: ({ subject }) => <Subject subject={subject} /> },
          { label: say.details, cell: (entry) => <Details entry={entry} /> },
        ]}
      />
    </>
  );
}

/** Pages of subjects, by their kind. */
const pagesOf: Readonly<Record<string, string>> = {
  batch: '/batches/:id',
  connection: '/connections/:id',
  file: '/files/:id',
  import: '/memory-imports/:id',
  person: '/people/:id',
  policy: '/policies/:id',
  queue: '/queues/:id',
  run: '/runs/:id',
};

/** The same page, narrowed to this alone. */
function onlyWith(filter: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(filter)}`;
}

function Subject({ subject: { kind, id } }: { readonly subject: AuditEntry['subject'] }) {
  const say = useSay(auditMessages);
  const { may } = useView();
  const page = kind !== 'person' || may('house.administer') ? pagesOf[kind] : undefined;
  return (
    <div>
      <a href={onlyWith({ subjectKind: kind, subjectId: id })} title={say.ofSubject}>
        <code>
          {kind} {id}
        </code>
      </a>{' '}
      {page && (
        <LinkButton href={pathTo(page, { id })} kind="quiet">
          {say.open}
          <span class="visually-hidden">
            {' '}
            {kind} {id}
          </span>
        </LinkButton>
      )}
    </div>
  );
}

function Details({ entry: { before, after, reason } }: { readonly entry: AuditEntry }) {
  const say = useSay(auditMessages);
  const changes = fieldChanges(before, after);
  return (
    <div>
      {reason !== null && (
        <p>
          {say.reason}: <Text>{reason}</Text>
        </p>
      )}
      {changes.length > 0 && (
        <Disclosure summary={say.details}>
          <FieldDifferences changes={changes} />
        </Disclosure>
      )}
    </div>
  );
}
