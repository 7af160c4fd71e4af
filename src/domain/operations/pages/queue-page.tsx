import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  findQueue,
  findQueueCourse,
  findQueueJobs,
  type HouseQueue,
  nextOf,
  placeQuery,
  type Subjects,
} from '#domain/operations';
import { type JobState, jobStates } from '#platform/queue';
import {
  CauseText,
  DefinitionList,
  EmptyState,
  Pager,
  Spark,
  Table,
  Tabs,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, optional, pathTo } from '#platform/web/pages';
import { operationMessages } from './messages.ts';
import { JobBadge, lettersPath, Purpose, queuePath, Subject } from './parts.tsx';

export const inQueue = z.object({ queueName: z.string().max(100) });

type Jobs = Awaited<ReturnType<typeof findQueueJobs>>['items'];

export const queuePages = (subjects: Subjects): readonly VersoPage[] => [
  definePage({
    method: 'GET',
    path: queuePath,
    ability: 'house.watch',
    params: inQueue,
    query: placeQuery.extend({ state: optional(z.enum(jobStates)) }),
    async handle(context, { params, query, view }) {
      const queue = await findQueue(context, params.queueName);
      const course = await findQueueCourse(context, queue.name);
      const page = await findQueueJobs(context, subjects, { ...params, ...query });
      return document({
        title: queue.name,
        width: 'wide',
        crumbs: [{ label: operationMessages(view.locale).queues, href: '/queues' }],
        body: (
          <>
            <QueueFacts queue={queue} course={course} />
            <QueueTabs queue={queue} state={query.state} />
            <JobTable jobs={page.items} />
            <Pager next={nextOf(page)} />
          </>
        ),
      });
    },
  }),
];

function QueueFacts({ queue, course }: { readonly queue: HouseQueue; readonly course: readonly number[] }) {
  const say = useSay(operationMessages);
  const { format } = useView();
  const total = course.reduce((sum, jobs) => sum + jobs, 0);
  const done = say.course({ total, most: Math.max(...course) });
  return (
    <>
      <p>
        <Purpose {...queue} />
      </p>
      <div class="stack-tight">
        {total > 0 && <Spark label={done} values={course} />}
        <p class="soft">{done}</p>
      </div>
      <DefinitionList
        items={[
          { term: say.oldest, value: queue.waiting > 0 ? format.duration(queue.oldestSeconds) : '–' },
          { term: say.servedBy, value: queue.processes > 0 ? say.serving(queue) : say.unserved },
          { term: say.role, value: queue.role },
          { term: say.retries, value: format.number(queue.retries) },
          { term: say.timeout, value: format.duration(queue.timeoutSeconds) },
          { term: say.schedule, value: queue.schedule && <code>{queue.schedule}</code> },
        ]}
      />
    </>
  );
}

/** Jobs by their state, and what used up its attempts. */
export function QueueTabs({
  queue,
  state,
}: {
  readonly queue: HouseQueue;
  readonly state: JobState | 'dead' | undefined;
}) {
  const say = useSay(operationMessages);
  const params = { queueName: queue.name };
  const to = (wanted?: JobState) => pathTo(queuePath, params, { state: wanted });
  const counts: Partial<Record<JobState, number>> = {
    ...{ waiting: queue.waiting, deferred: queue.deferred, active: queue.active, failed: queue.failed },
  };
  return (
    <Tabs
      label={say.jobs}
      tabs={[
        { label: say.all, href: to(), isCurrent: state === undefined },
        ...jobStates.map((one) => ({
          ...{ label: say[one], href: to(one), isCurrent: one === state },
          ...(counts[one] !== undefined && { count: counts[one] }),
        })),
        {
          label: say.dead,
          href: pathTo(lettersPath, params),
          count: queue.dead,
          isCurrent: state === 'dead',
        },
      ]}
    />
  );
}

function JobTable({ jobs }: { readonly jobs: Jobs }) {
  const say = useSay(operationMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.jobs}
      rows={jobs}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noJobs}>{say.noJobsText}</EmptyState>}
      columns={[
        { label: say.about, isHead: true, cell: (job) => <Subject about={job} /> },
        { label: say.state, cell: ({ state }) => <JobBadge state={state} /> },
        { label: say.attempts, isFigure: true, cell: ({ attempts }) => format.number(attempts) },
        { label: say.came, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: say.begun, cell: ({ startedAt }) => (startedAt ? <Time at={startedAt} /> : '–') },
        {
          label: say.ended,
          cell: ({ finishedAt, state, startAfter }) => {
            if (finishedAt) return <Time at={finishedAt} />;
            return state === 'deferred' ? (
              <span>
                {say.notBefore} <Time at={startAfter} />
              </span>
            ) : (
              '–'
            );
          },
        },
        { label: say.failure, cell: ({ failure }) => <CauseText cause={failure} /> },
      ]}
    />
  );
}
