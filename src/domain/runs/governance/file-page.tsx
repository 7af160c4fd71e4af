import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { type File, findFile } from '#domain/files';
import { holdFile } from '#domain/files/removal';
import { fileDocument } from '#domain/runs/history';
import {
  Badge,
  Button,
  Card,
  Form,
  Notice,
  Text,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { pathTo, redirect } from '#platform/web/pages';
import { deleteFile } from './delete-file.ts';
import { governanceMessages } from './messages.ts';
import { governanceProblem } from './problems.ts';

const path = '/files/:fileId/governance';
const ofFile = z.object({ fileId: z.uuid() });
const reason = z.string().trim().min(1).max(2000);
const changing = { method: 'POST', ability: 'project.administer', params: ofFile, formPage: path } as const;

/** A document held, or deleted for good. */
export const fileGovernancePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.operate',
    params: ofFile,
    async handle(context, { params: { fileId }, view }) {
      const file = await findFile(context, fileId);
      return fileDocument(view, file, 'governance', <Acts file={file} />);
    },
  }),
  definePage({
    ...changing,
    path: '/files/:fileId/hold',
    form: z.object({ held: z.enum(['true', 'false']).transform((value) => value === 'true'), reason }),
    async handle(context, { params, form, view }) {
      const say = governanceMessages(view.locale);
      await holdFile(context, params.fileId, form);
      return redirect(pathTo(path, params), { text: form.held ? say.heldNotice : say.liftedNotice });
    },
  }),
  definePage({
    ...changing,
    path: '/files/:fileId/deletion',
    form: z.object({ name: z.string().max(1000), reason }),
    problemFields: { 'deletion-unconfirmed': 'name' },
    async handle(context, { params, form, view }) {
      const { name } = await findFile(context, params.fileId);
      if (form.name.trim() !== name.trim()) throw governanceProblem('deletion-unconfirmed');
      const { removed } = await deleteFile(context, params.fileId, form.reason);
      const text = governanceMessages(view.locale).removed(removed);
      return redirect(pathTo(path, params), { text, tone: 'good' });
    },
  }),
];

function Acts({ file }: { readonly file: File }) {
  const say = useSay(governanceMessages);
  const { may } = useView();
  const audit = pathTo('/projects/:projectId/audit', file as never, { subjectId: file.id });
  const isLiving = file.deletedAt === null && file.mergedInto === null;
  const mayChange = isLiving && may('project.administer', file.projectId);
  return (
    <>
      {mayChange && (
        <>
          <Hold file={file} />
          <Deletion file={file} />
        </>
      )}
      {!mayChange && file.legalHold !== null && (
        <p>
          <Badge tone="warning">{say.isHeld}</Badge> <Text>{file.legalHold}</Text>
        </p>
      )}
      <p class="links">
        <a href={audit}>{say.inAudit}</a>
        <a href={pathTo('/projects/:projectId/governance', file as never)}>{say.governance}</a>
        {may('house.administer') && <a href={pathTo('/erasures', {}, { fileId: file.id })}>{say.erasure}</a>}
      </p>
    </>
  );
}

function Hold({ file: { id: fileId, legalHold } }: { readonly file: File }) {
  const say = useSay(governanceMessages);
  return (
    <Card title={say.holdTitle}>
      {legalHold !== null && (
        <p>
          <Badge tone="warning">{say.isHeld}</Badge> <Text>{legalHold}</Text>
        </p>
      )}
      <p class="soft">{say.holdText}</p>
      <Form action={pathTo('/files/:fileId/hold', { fileId })} name="hold">
        <input type="hidden" name="held" value={String(legalHold === null)} />
        <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
        <Button kind="secondary">{legalHold === null ? say.hold : say.lift}</Button>
      </Form>
    </Card>
  );
}

function Deletion({ file: { id: fileId, legalHold } }: { readonly file: File }) {
  const say = useSay(governanceMessages);
  return (
    <Card title={say.deleteTitle}>
      {legalHold !== null ? (
        <Notice tone="warning">
          <p>{say.heldFirst}</p>
        </Notice>
      ) : (
        <>
          <p>{say.deleteText}</p>
          <p class="soft">{say.memoriesStay}</p>
          <Form action={pathTo('/files/:fileId/deletion', { fileId })} name="delete">
            <TextField name="name" label={say.confirm} maxLength={1000} />
            <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
            <Button kind="danger">{say.delete}</Button>
          </Form>
        </>
      )}
    </Card>
  );
}
