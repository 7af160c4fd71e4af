import { z } from 'zod';
import { definePage, requireInProject, type VersoPage } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import { startImport, termImportProblem } from '#domain/glossary/imports';
import { crumbsOf, glossaryMessages, glossaryPath, ofGlossary } from '#domain/glossary/pages/wording';
import { findProject, type Project } from '#domain/projects';
import { languageTag } from '#platform/web';
import { Button, Checkbox, FileField, Form, TextField, useSay } from '#platform/web/components';
import { document, optional, pathTo, redirect, ticked } from '#platform/web/pages';
import { importPath } from './import-query.ts';
import { importMessages } from './messages.ts';

const path = `${glossaryPath}/imports`;

export const newImportPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: `${path}/new`,
    ability: 'project.operate',
    params: ofGlossary,
    async handle(context, { params, view }) {
      const { projectId, glossaryId } = params;
      const glossary = await requireGlossary(context, projectId, glossaryId, 'project.operate');
      const project = await findProject(context, projectId);
      return document({
        title: importMessages(view.locale).importTerms,
        width: 'narrow',
        crumbs: crumbsOf(glossaryMessages(view.locale), params, glossary.name),
        body: <ImportForm action={pathTo(path, params)} project={project} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.operate',
    params: ofGlossary,
    formPage: `${path}/new`,
    accepts: 'multipart',
    brings: 'exchange',
    transaction: false,
    form: z.object({ from: optional(languageTag), to: optional(languageTag), review: ticked }),
    problemFields: { 'glossary-file-missing': 'file' },
    async handle(context, { params, form, upload, view }) {
      requireInProject(context.actor, 'project.operate', params.projectId);
      const request = { ...params, ...form, conflicts: 'both', approval: 'approved' } as const;
      for await (const { content, fileName, mediaType } of upload) {
        if (fileName === '') break;
        const { id } = await startImport(context, { ...request, content, fileName, mediaType });
        return redirect(pathTo(importPath, { importId: id }), { text: importMessages(view.locale).begun });
      }
      throw termImportProblem('glossary-file-missing');
    },
  }),
];

function ImportForm({ action, project }: { readonly action: string; readonly project: Project }) {
  const say = useSay(importMessages);
  const { sourceLanguage, targetLanguages } = project;
  const [only, ...others] = targetLanguages;
  const common = { size: 'short', maxLength: 35, optional: true } as const;
  return (
    <div class="card">
      <Form action={action} multipart>
        <TextField
          name="from"
          label={say.from}
          hint={say.languageHint}
          value={sourceLanguage ?? undefined}
          {...common}
        />
        <TextField
          name="to"
          label={say.to}
          value={others.length === 0 ? only : undefined}
          suggestions={targetLanguages}
          {...common}
        />
        <Checkbox name="review" label={say.review} checked />
        <FileField name="file" label={say.upload} hint={say.uploadHint} accept=".csv,.tsv,.txt,.tbx,.xml" />
        <Button>{say.start}</Button>
      </Form>
    </div>
  );
}
