import { setTimeout as wait } from 'node:timers/promises';
import { reading } from '#domain/audit';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findQueues, type HouseQueue } from '#domain/operations';
import { Badge, Live, Notice, ShareBar, Table, useSay, useView } from '#platform/web/components';
import { document, live, pathTo } from '#platform/web/pages';
import { operationMessages } from './messages.ts';
import { lettersPath, OperationsTabs, Purpose, pause, queuePath } from './parts.tsx';

export const queuesPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/queues',
    ability: 'house.watch',
    navigation: { in: 'house', order: 40, label: ({ locale }) => operationMessages(locale).queues },
    async handle(context, { view }) {
      const queues = await findQueues(context);
      return document({
        title: operationMessages(view.locale).queues,
        width: 'wide',
        body: (
          <>
            <OperationsTabs />
            <Live src="/queues/progress">
              <Queues queues={queues} />
            </Live>
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: '/queues/progress',
    ability: 'house.watch',
    handle: (context, { signal }) => live(watchQueues(context, signal)),
  }),
];

async function* watchQueues({ services, actor }: Context, signal: AbortSignal) {
  while (!signal.aborted) {
    yield <Queues queues={await findQueues(reading(services, actor))} />;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

function Queues({ queues }: { readonly queues: readonly HouseQueue[] }) {
  const say = useSay(operationMessages);
  const total = (of: 'waiting' | 'active' | 'deferred' | 'dead') =>
    queues.reduce((sum, queue) => sum + queue[of], 0);
  const shares = [
    { label: say.active, value: total('active'), hue: 1 as const },
    { label: say.waiting, value: total('waiting'), hue: 2 as const },
    { label: say.deferred, value: total('deferred'), hue: 4 as const },
    { label: say.dead, value: total('dead'), hue: 5 as const },
  ];
  return (
    <div class="stack">
      <Unserved queues={queues} />
      {shares.some(({ value }) => value > 0) ? (
        <ShareBar label={say.inAll} shares={shares} />
      ) : (
        <p class="soft">{say.nothingLies}</p>
      )}
      <QueueTable queues={queues.toSorted((one, other) => stir(other) - stir(one))} />
    </div>
  );
}

/** Where something lies comes first: 2 what needs somebody, 1 what goes on by itself. */
function stir({ waiting, active, deferred, failed, dead, processes }: HouseQueue): number {
  if (dead > 0 || failed > 0 || (waiting > 0 && processes === 0)) return 2;
  return waiting + active + deferred > 0 ? 1 : 0;
}

function Unserved({ queues }: { readonly queues: readonly HouseQueue[] }) {
  const say = useSay(operationMessages);
  const unserved = queues.filter(({ waiting, processes }) => waiting > 0 && processes === 0);
  if (unserved.length === 0) return null;
  const roles = [...new Set(unserved.map(({ role }) => role))].join(',');
  return (
    <Notice tone="bad" title={say.unservedTitle}>
      <p>{unserved.map(({ name }) => name).join(', ')}</p>
      <p>
        {say.unservedText} <code>verso worker --queues {roles}</code>
      </p>
    </Notice>
  );
}

function QueueTable({ queues }: { readonly queues: readonly HouseQueue[] }) {
  const say = useSay(operationMessages);
  const { format } = useView();
  const figure = (of: 'waiting' | 'active' | 'deferred' | 'failed', label: string) => ({
    label,
    isFigure: true,
    cell: (queue: HouseQueue) => (queue[of] === 0 ? null : format.number(queue[of])),
  });
  return (
    <Table
      caption={say.queues}
      rows={queues}
      keyOf={({ name }) => name}
      columns={[
        {
          label: say.queue,
          isHead: true,
          cell: ({ name, purpose }) => (
            <>
              <a href={pathTo(queuePath, { queueName: name })}>{name}</a>
              <div class="soft">
                <Purpose name={name} purpose={purpose} />
              </div>
            </>
          ),
        },
        figure('waiting', say.waiting),
        {
          label: say.oldest,
          isFigure: true,
          cell: ({ waiting, oldestSeconds }) => (waiting > 0 ? format.duration(oldestSeconds) : null),
        },
        figure('active', say.active),
        figure('deferred', say.deferred),
        figure('failed', say.failedOfDay),
        { label: say.dead, isFigure: true, cell: (queue) => (queue.dead > 0 ? <Dead {...queue} /> : null) },
        {
          label: say.servedBy,
          cell: ({ processes, concurrency, waiting }) => {
            if (processes > 0) return say.serving({ processes, concurrency });
            return waiting > 0 ? (
              <Badge tone="warning">{say.unserved}</Badge>
            ) : (
              <span class="soft">{say.unserved}</span>
            );
          },
        },
      ]}
    />
  );
}

function Dead({ name, dead }: HouseQueue) {
  const say = useSay(operationMessages);
  const { format } = useView();
  return (
    <a href={pathTo(lettersPath, { queueName: name })}>
      <Badge tone="bad">{format.number(dead)}</Badge>
      <span class="visually-hidden">
        {' '}
        {say.dead}: {name}
      </span>
    </a>
  );
}
