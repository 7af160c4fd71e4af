import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { ActionButton, Button, Dialog, Form, useSay } from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import type { Batch } from './batch.ts';
import { cancelBatch, requireBatch, resubmitFailed } from './change-batch.ts';
import { batchMessages } from './messages.ts';

const path = '/batches/:batchId';
const asked = { ability: 'project.operate', params: z.object({ batchId: z.uuid() }) } as const;

export const batchActionPages: readonly VersoPage[] = [
  definePage({
    method: 'POST',
    path: `${path}/resubmissions`,
    formPage: path,
    ...asked,
    async handle(context, { params, view }) {
      const done = await resubmitFailed(context, params.batchId);
      const text = batchMessages(view.locale).resubmitted(done);
      return redirect(pathTo(path, params), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/cancellation`,
    ...asked,
    async handle(context, { params, view }) {
      const { name, projectId } = await requireBatch(context, params.batchId, 'project.operate');
      const say = batchMessages(view.locale);
      const crumbs = [
        { label: say.batches, href: pathTo('/projects/:projectId/batches', { projectId }) },
        { label: name, href: pathTo(path, params) },
      ];
      const body = <CancelForm batchId={params.batchId} />;
      return document({ projectId, title: say.cancelQuestion, crumbs, width: 'narrow', body });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/cancellation`,
    ...asked,
    async handle(context, { params, view }) {
      await cancelBatch(context, params.batchId);
      return redirect(pathTo(path, params), { text: batchMessages(view.locale).cancelledNotice });
    },
  }),
];

/** What can be done with a batch in its present state. */
export function BatchActions({ batch, failed }: { readonly batch: Batch; readonly failed: number }) {
  const say = useSay(batchMessages);
  const params = { batchId: batch.id };
  return (
    <>
      {failed > 0 && batch.state !== 'cancelled' && (
        <ActionButton action={pathTo(`${path}/resubmissions`, params)} kind="primary">
          {say.resubmit}
        </ActionButton>
      )}
      {batch.state === 'open' && (
        <Dialog
          id="cancel"
          label={say.cancel}
          title={say.cancelQuestion}
          href={pathTo(`${path}/cancellation`, params)}
          kind="danger"
        >
          <CancelForm {...params} />
        </Dialog>
      )}
    </>
  );
}

function CancelForm({ batchId }: { readonly batchId: string }) {
  const say = useSay(batchMessages);
  return (
    <Form action={pathTo(`${path}/cancellation`, { batchId })} name="cancel">
      <p>{say.cancelText}</p>
      <Button kind="danger">{say.cancel}</Button>
    </Form>
  );
}
