import { z } from 'zod';
import { definePage, requireInProject, type VersoPage } from '#domain/context';
import { requireMemory } from '#domain/memory/access';
import { importProblem, startImport } from '#domain/memory/imports';
import { findProject } from '#domain/projects';
import { languageTag } from '#platform/web';
import { Button, Checkbox, FileField, Form, TextField, useSay } from '#platform/web/components';
import { document, optional, pathTo, redirect, ticked } from '#platform/web/pages';
import { memoryPath, ofMemory } from './addresses.ts';
import { memoryMessages } from './messages.ts';

export const newImportPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: `${memoryPath}/imports/new`,
    ability: 'project.operate',
    params: ofMemory,
    async handle(context, { params, view }) {
      const { projectId, memoryId } = params;
      const memory = await requireMemory(context, projectId, memoryId, 'project.operate');
      const project = await findProject(context, projectId);
      const say = memoryMessages(view.locale);
      return document({
        title: say.importFile,
        width: 'narrow',
        crumbs: [
          { label: say.memories, href: pathTo('/projects/:projectId/memories', { projectId }) },
          { label: memory.name, href: pathTo(memoryPath, params) },
        ],
        body: <ImportForm action={pathTo(`${memoryPath}/imports`, params)} from={project.sourceLanguage} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: `${memoryPath}/imports`,
    ability: 'project.operate',
    params: ofMemory,
    formPage: `${memoryPath}/imports/new`,
    accepts: 'multipart',
    brings: 'exchange',
    transaction: false,
    form: z.object({ from: languageTag, to: optional(languageTag), review: ticked }),
    problemFields: { 'memory-file-missing': 'file', 'language-tag-invalid': 'from' },
    async handle(context, { params, form, upload, view }) {
      requireInProject(context.actor, 'project.operate', params.projectId);
      for await (const { content, fileName, mediaType } of upload) {
        if (fileName === '') break;
        const { id } = await startImport(context, { ...params, ...form, content, fileName, mediaType });
        return redirect(pathTo('/memory-imports/:id', { id }), {
          text: memoryMessages(view.locale).importStarted,
        });
      }
      throw importProblem('memory-file-missing');
    },
  }),
];

function ImportForm({ action, from }: { readonly action: string; readonly from: string | null }) {
  const say = useSay(memoryMessages);
  return (
    <div class="card">
      <Form action={action} multipart>
        <TextField name="from" label={say.from} value={from ?? undefined} size="short" maxLength={35} />
        <TextField name="to" label={say.to} hint={say.toHint} size="short" maxLength={35} optional />
        <Checkbox name="review" label={say.review} checked />
        <FileField name="file" label={say.file} hint={say.fileHint} accept=".tmx,.xml" />
        <Button>{say.startImport}</Button>
      </Form>
    </div>
  );
}
