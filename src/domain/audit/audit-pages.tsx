import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { pageOf, pageQueryOf } from '#platform/web';
import {
  EmptyState,
  FilterBar,
  LinkButton,
  Pager,
  Table,
  Text,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { document, optional, pathTo } from '#platform/web/pages';
import { entryPlace, placeOf } from './api.ts';
import type { AuditEntry } from './audit-entry.ts';
import { FieldDifferences } from './field-differences.tsx';
import { auditMessages } from './messages.ts';
import { searchHouse, searchProject } from './search-entries.ts';

const names = ['text', 'action', 'actorId', 'subjectId', 'from', 'to'] as const;

const query = pageQueryOf(entryPlace).extend({
  text: optional(z.string().max(200)),
  action: optional(z.string().max(100)),
  actorId: optional(z.string().max(200)),
  subjectId: optional(z.string().max(200)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
});
type Query = z.output<typeof query>;

export const auditPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/audit',
    ability: 'house.administer',
    query,
    navigation: { in: 'settings', order: 40, label: ({ locale }) => auditMessages(locale).audit },
    async handle(context, { query: asked, view }) {
      const entries = await searchHouse(context, searchOf(asked));
      return auditDocument(auditMessages(view.locale).audit, entries, asked);
    },
  }),
  definePage({
    method: 'GET',
    path: '/projects/:projectId/audit',
    ability: 'project.operate',
    params: z.object({ projectId: z.uuid() }),
    query,
    navigation: { in: 'project', order: 86, label: ({ locale }) => auditMessages(locale).audit },
    async handle(context, { params: { projectId }, query: asked, view }) {
      const entries = await searchProject(context, projectId, searchOf(asked));
      return auditDocument(auditMessages(view.locale).audit, entries, asked);
    },
  }),
];

function searchOf({ limit, cursor, from, to, ...search }: Query) {
  const given = Object.entries(search).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(cursor && { before: cursor }),
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(to) }),
    limit: limit + 1,
  };
}

function auditDocument(title: string, entries: readonly AuditEntry[], asked: Query) {
  const page = pageOf(entries, asked.limit, (entry) => entry, placeOf);
  return document({
    title,
    width: 'wide',
    body: (
      <>
        <AuditFilter {...asked} />
        <div id="entries" class="stack">
          <EntryTable entries={page.items} />
          <Pager next={page.next} />
        </div>
      </>
    ),
  });
}

function AuditFilter({ text, action, actorId, subjectId, from, to }: Query) {
  const say = useSay(auditMessages);
  return (
    <FilterBar names={names} into="entries">
      <TextField name="text" type="search" label={say.text} value={text} maxLength={200} optional />
      <TextField name="action" label={say.action} value={action} maxLength={100} optional />
      <TextField name="actorId" label={say.actor} value={actorId} maxLength={200} optional />
      <TextField name="subjectId" label={say.subjectId} value={subjectId} maxLength={200} optional />
      <TextField name="from" type="date" label={say.from} value={from} optional />
      <TextField name="to" type="date" label={say.to} value={to} optional />
    </FilterBar>
  );
}

function EntryTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const say = useSay(auditMessages);
  return (
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
            <>
              <a href={onlyWith({ actorId: actor.id })} title={say.ofActor}>
                <bdi>{actor.name}</bdi>
              </a>{' '}
              <span class="soft">{say[actor.kind]}</span>
            </>
          ),
        },
        { label: say.what, isHead: true, cell: ({ action }) => <code>{action}</code> },
        { label: say.subject, cell: ({ subject }) => <Subject subject={subject} /> },
        { label: say.details, cell: (entry) => <Details entry={entry} /> },
      ]}
    />
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
  const page = pagesOf[kind];
  return (
    <>
      <a href={onlyWith({ subjectId: id })} title={say.ofSubject}>
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
    </>
  );
}

function Details({ entry: { before, after, reason } }: { readonly entry: AuditEntry }) {
  const say = useSay(auditMessages);
  return (
    <>
      {reason !== null && (
        <p>
          {say.reason}: <Text>{reason}</Text>
        </p>
      )}
      <FieldDifferences before={before} after={after} />
    </>
  );
}
