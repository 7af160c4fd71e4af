import { z } from 'zod';
import { definePage, requireInHouse, type VersoPage } from '#domain/context';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  DefinitionList,
  EmptyState,
  Form,
  Name,
  Notice,
  Table,
  TextArea,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { document, optional, redirect, ticked } from '#platform/web/pages';
import { type Erasure, eraseTraces } from './erase-traces.ts';
import { erasureMessages } from './erasure-messages.ts';
import { erasureProblem } from './problems.ts';

const names = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(z.string().max(1000)).max(50));
const request = z.object({
  names,
  fileId: optional(z.uuid()),
  destroy: ticked,
  reason: z.string().trim().min(1).max(2000),
});
const asked = request.superRefine((form, { addIssue }) => {
  if (form.names.length === 0 && form.fileId === undefined)
    addIssue({
      code: 'too_small',
      origin: 'string',
      minimum: 1,
      inclusive: true,
      path: ['names'],
      input: '',
    });
});
type Asked = z.output<typeof request>;

const subjectOf = ({ names: of, fileId }: Asked) => (fileId === undefined ? { names: of } : { fileId });

/** A person or a document taken out of all memories: asked, shown, confirmed. */
export const erasurePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/erasures',
    ability: 'house.administer',
    query: z.object({ fileId: optional(z.uuid()) }),
    navigation: { in: 'settings', order: 50, label: ({ locale }) => erasureMessages(locale).title },
    handle(context, { query: { fileId }, view }) {
      requireInHouse(context.actor, 'house.administer');
      return document({ title: erasureMessages(view.locale).title, body: <Ask fileId={fileId} /> });
    },
  }),
  definePage({
    method: 'POST',
    path: '/erasures/preview',
    ability: 'house.administer',
    formPage: '/erasures',
    form: asked,
    async handle(context, { form, view }) {
      const { destroy, reason } = form;
      const erasure = await eraseTraces(context, { of: subjectOf(form), destroy, reason, preview: true });
      const say = erasureMessages(view.locale);
      return document({
        title: say.wouldGo,
        crumbs: [{ label: say.title, href: '/erasures' }],
        body: <Preview erasure={erasure} asked={form} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/erasures',
    ability: 'house.administer',
    form: request.extend({ confirmation: z.string().max(100) }),
    problemFields: { 'erasure-unconfirmed': 'reason' },
    async handle(context, { form, view }) {
      if (form.confirmation.trim() !== 'ERASE') throw erasureProblem('erasure-unconfirmed');
      const { destroy, reason } = form;
      const done = await eraseTraces(context, { of: subjectOf(form), destroy, reason, preview: false });
      const say = erasureMessages(view.locale);
      const rest = [...(done.isMore ? [say.more] : []), ...(done.unread > 0 ? [say.unreadText] : [])];
      const text = [say.done(done.destroyed), ...rest].join(' ');
      return redirect('/erasures', { text, tone: rest.length > 0 ? 'warning' : 'good' });
    },
  }),
];

function Ask({ fileId }: { readonly fileId: string | undefined }) {
  const say = useSay(erasureMessages);
  const rest = <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />;
  return (
    <>
      <p>{say.intro}</p>
      <Card title={say.person}>
        <Form action="/erasures/preview" name="person">
          <TextArea name="names" label={say.names} hint={say.namesHint} rows={4} />
          <Checkbox name="destroy" label={say.destroy} hint={say.destroyHint} />
          {rest}
          <Button kind="secondary">{say.preview}</Button>
        </Form>
      </Card>
      <Card title={say.document}>
        <Form action="/erasures/preview" name="document">
          <TextField name="fileId" label={say.fileId} hint={say.fileIdHint} value={fileId} maxLength={36} />
          {rest}
          <Button kind="secondary">{say.preview}</Button>
        </Form>
      </Card>
    </>
  );
}

function Preview({ erasure, asked: of }: { readonly erasure: Erasure; readonly asked: Asked }) {
  const say = useSay(erasureMessages);
  const { format } = useView();
  const { memories, destroyed, forgotten, imports, held, unread } = erasure;
  const isNothing = destroyed + forgotten + imports === 0;
  return (
    <>
      <Card title={say.asked}>
        <DefinitionList
          items={[
            {
              term: say.names,
              value: of.fileId === undefined ? of.names.map((name) => <Line key={name}>{name}</Line>) : null,
            },
            { term: say.fileId, value: of.fileId === undefined ? null : <code>{of.fileId}</code> },
            { term: say.destroy, value: of.fileId === undefined ? (of.destroy ? say.yes : say.no) : null },
            { term: say.reason, value: <Name>{of.reason}</Name> },
          ]}
        />
      </Card>
      <Card title={say.wouldGo}>
        <DefinitionList
          items={[
            { term: say.destroyed, value: format.number(destroyed) },
            { term: say.forgotten, value: format.number(forgotten) },
            { term: say.imports, value: format.number(imports) },
            { term: say.held, value: format.number(held) },
            { term: say.unread, value: format.number(unread) },
          ]}
        />
      </Card>
      {unread > 0 && (
        <Notice tone="warning">
          <p>{say.unreadText}</p>
        </Notice>
      )}
      <Table
        caption={say.wouldGo}
        rows={memories}
        keyOf={({ memoryId }) => memoryId}
        empty={<EmptyState title={say.nothing}>{say.nothingText}</EmptyState>}
        columns={[
          { label: say.memory, isHead: true, cell: ({ memory }) => <Name>{memory}</Name> },
          { label: say.units, isFigure: true, cell: ({ units }) => format.number(units) },
          { label: say.isHeld, cell: ({ isHeld }) => isHeld && <Badge tone="warning">{say.isHeld}</Badge> },
        ]}
      />
      {!isNothing && (
        <Card title={say.erase}>
          <Form action="/erasures" name="confirm">
            <input type="hidden" name="names" value={of.names.join('\n')} />
            {of.fileId !== undefined && <input type="hidden" name="fileId" value={of.fileId} />}
            {of.destroy && <input type="hidden" name="destroy" value="on" />}
            <input type="hidden" name="reason" value={of.reason} />
            <TextField
              name="confirmation"
              label={say.confirm}
              hint={say.confirmHint}
              size="short"
              maxLength={100}
            />
            <Button kind="danger">{say.erase}</Button>
          </Form>
        </Card>
      )}
    </>
  );
}

function Line({ children }: { readonly children: string }) {
  return (
    <div>
      <Name>{children}</Name>
    </div>
  );
}
