import { definePage } from '#domain/context';
import { type HouseProcess, listProcesses } from '#domain/operations';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Bytes,
  Disclosure,
  EmptyState,
  Name,
  Pager,
  Table,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo } from '#platform/web/pages';
import { operationMessages } from './messages.ts';
import { OperationsTabs, queuePath } from './parts.tsx';

/** Web, workers and scheduler: which are there, and what they work on. */
export const processPage = definePage({
  method: 'GET',
  path: '/processes',
  ability: 'house.watch',
  query: pageQuery,
  async handle(context, { query, view }) {
    const page = pageOf(await listProcesses(context, query), query.limit, (process) => process);
    return document({
      title: operationMessages(view.locale).processes,
      width: 'wide',
      body: (
        <>
          <OperationsTabs />
          <ProcessTable processes={page.items} />
          <Pager next={page.next} />
        </>
      ),
    });
  },
});

function ProcessTable({ processes }: { readonly processes: readonly HouseProcess[] }) {
  const say = useSay(operationMessages);
  const { format, now } = useView();
  return (
    <Table
      caption={say.processes}
      rows={processes}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noProcesses}>{say.noProcessesText}</EmptyState>}
      columns={[
        {
          label: say.process,
          isHead: true,
          cell: ({ kind, pid }) => (
            <>
              {say[kind]} <span class="soft">{pid}</span>
            </>
          ),
        },
        {
          label: say.state,
          cell: ({ isAlive }) => (
            <Badge tone={isAlive ? 'good' : 'bad'}>{isAlive ? say.alive : say.silent}</Badge>
          ),
        },
        {
          label: say.seen,
          cell: ({ seenAt }) => (
            <span>
              <Time at={seenAt} />{' '}
              <span class="soft">({format.duration((now.getTime() - seenAt.getTime()) / 1000)})</span>
            </span>
          ),
        },
        { label: say.since, cell: ({ startedAt }) => <Time at={startedAt} /> },
        { label: say.memory, isFigure: true, cell: ({ memory }) => <Bytes value={memory} /> },
        { label: say.host, cell: ({ host }) => <Name>{host}</Name> },
        { label: say.version, cell: ({ version }) => version },
        { label: say.works, cell: ({ queues }) => <Works queues={queues} /> },
      ]}
    />
  );
}

function Works({ queues }: { readonly queues: readonly string[] }) {
  const say = useSay(operationMessages);
  if (queues.length === 0) return <>–</>;
  return (
    <Disclosure summary={say.worksOn(queues.length)}>
      {queues.map((queueName) => (
        <div key={queueName}>
          <a href={pathTo(queuePath, { queueName })}>{queueName}</a>
        </div>
      ))}
    </Disclosure>
  );
}
