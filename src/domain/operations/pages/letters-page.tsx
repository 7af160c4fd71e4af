import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  discardLetters,
  findQueue,
  findQueueLetters,
  nextOf,
  placeQuery,
  redriveLetters,
  type Subjects,
} from '#domain/operations';
import {
  Button,
  Card,
  CauseText,
  Checkbox,
  EmptyState,
  Form,
  Pager,
  Table,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect, several, ticked } from '#platform/web/pages';
import { operationMessages } from './messages.ts';
import { lettersPath, Subject, useSubjectName } from './parts.tsx';
import { inQueue, QueueTabs } from './queue-page.tsx';

const choice = z
  .object({
    act: z.enum(['redrive', 'discard']),
    ids: several(z.uuid()),
    all: ticked,
    reason: z.string().trim().max(500).default(''),
  })
  .superRefine(({ act, ids, all, reason }, { addIssue }) => {
    const lacking = { code: 'too_small', minimum: 1, inclusive: true } as const;
    if (!all && ids.length === 0) addIssue({ ...lacking, path: ['all'], origin: 'array', input: ids });
    if (act === 'discard' && reason === '')
      addIssue({ ...lacking, path: ['reason'], origin: 'string', input: reason });
  });

type Letter = Awaited<ReturnType<typeof findQueueLetters>>['items'][number];

export const letterPages = (subjects: Subjects): readonly VersoPage[] => [
  definePage({
    method: 'GET',
    path: lettersPath,
    ability: 'house.watch',
    params: inQueue,
    query: placeQuery,
    async handle(context, { params, query, view }) {
      const queue = await findQueue(context, params.queueName);
      const page = await findQueueLetters(context, subjects, { ...params, ...query });
      return document({
        title: operationMessages(view.locale).dead,
        width: 'wide',
        crumbs: [
          { label: operationMessages(view.locale).queues, href: '/queues' },
          { label: queue.name, href: pathTo('/queues/:queueName', params) },
        ],
        body: (
          <>
            <QueueTabs queue={queue} state="dead" />
            <Letters letters={page.items} queueName={queue.name} />
            <Pager next={nextOf(page)} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path: lettersPath,
    ability: 'house.operate',
    params: inQueue,
    form: choice,
    async handle(context, { params, form: { act, ids, all, reason: why }, view }) {
      const say = operationMessages(view.locale);
      const chosen = { ...params, ids: all ? ('all' as const) : ids };
      const text =
        act === 'redrive'
          ? say.sentBack(await redriveLetters(context, subjects, chosen))
          : say.discarded(await discardLetters(context, subjects, { ...chosen, reason: why }));
      return redirect(pathTo(lettersPath, params), { text, tone: 'good' });
    },
  }),
];

function Letters({
  letters,
  queueName,
}: {
  readonly letters: readonly Letter[];
  readonly queueName: string;
}) {
  const { may } = useView();
  if (!may('house.operate') || letters.length === 0)
    return <LetterTable letters={letters} mayChoose={false} />;
  return (
    <Form action={pathTo(lettersPath, { queueName })}>
      <LetterTable letters={letters} mayChoose />
      <Acts />
    </Form>
  );
}

function Acts() {
  const say = useSay(operationMessages);
  return (
    <Card title={say.choose}>
      <Checkbox name="all" label={say.chooseAll} hint={say.chooseSome} />
      <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={500} optional />
      <div class="actions">
        <Button name="act" value="redrive">
          {say.redrive}
        </Button>
        <Button name="act" value="discard" kind="danger">
          {say.discard}
        </Button>
      </div>
    </Card>
  );
}

function LetterTable({
  letters,
  mayChoose,
}: {
  readonly letters: readonly Letter[];
  readonly mayChoose: boolean;
}) {
  const say = useSay(operationMessages);
  const { format } = useView();
  const choose = {
    label: say.choose,
    cell: (letter: Letter) => !letter.isHidden && <Chooser letter={letter} />,
  };
  return (
    <Table
      caption={say.dead}
      rows={letters}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noLetters}>{say.noLettersText}</EmptyState>}
      columns={[
        ...(mayChoose ? [choose] : []),
        { label: say.about, isHead: true, cell: (letter) => <Subject about={letter} /> },
        { label: say.failure, cell: ({ reason: why }) => <CauseText cause={why} /> },
        { label: say.attempts, isFigure: true, cell: ({ attempts }) => format.number(attempts) },
        { label: say.died, cell: ({ diedAt }) => <Time at={diedAt} /> },
      ]}
    />
  );
}

function Chooser({ letter }: { readonly letter: Letter }) {
  const say = useSay(operationMessages);
  const { entered } = useView();
  const what = useSubjectName(letter);
  const isChosen = [entered?.values.ids ?? []].flat().includes(letter.id);
  return (
    <input
      type="checkbox"
      name="ids"
      value={letter.id}
      defaultChecked={isChosen}
      aria-label={say.chooseOne({ what, at: letter.diedAt })}
    />
  );
}
