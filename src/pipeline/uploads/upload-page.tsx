import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { type File, findFile } from '#domain/files';
import { findProject, type Project } from '#domain/projects';
import { languageTag } from '#platform/web';
import { Button, CheckboxGroup, FileField, Form, TextField, useSay, useView } from '#platform/web/components';
import { document, listed, optional, pathTo, redirect, several } from '#platform/web/pages';
import { beginProblem } from './begin-runs.ts';
import { uploadMessages } from './messages.ts';
import { receiveDocuments } from './receive-documents.ts';

const path = '/projects/:projectId/upload';
const params = z.object({ projectId: z.uuid() });
const query = z.object({ fileId: z.uuid().optional() });

export const uploadPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.operate',
    params,
    query,
    navigation: { in: 'project', order: 15, label: ({ locale }) => uploadMessages(locale).upload },
    async handle(context, { params: { projectId }, query: { fileId }, view }) {
      const say = uploadMessages(view.locale);
      const project = await findProject(context, projectId, 'project.operate');
      const file = fileId === undefined ? undefined : await findFile(context, fileId);
      return document({
        title: file ? say.newVersionOf(file.name) : say.uploadTitle,
        width: 'narrow',
        body: <UploadForm project={project} file={file} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.operate',
    params,
    query,
    accepts: 'multipart',
    transaction: false,
    form: z.object({
      languages: several(languageTag),
      others: listed(languageTag),
      sourceLanguage: optional(languageTag),
    }),
    problemFields: { 'upload-empty': 'documents', 'upload-languages-missing': 'others' },
    async handle(context, { params: { projectId }, query: { fileId }, form, upload }) {
      const { languages, others, sourceLanguage } = form;
      const targetLanguages = [...new Set([...languages, ...others])];
      if (targetLanguages.length === 0) throw beginProblem('upload-languages-missing');
      const request = { projectId, fileId, sourceLanguage, targetLanguages, parts: upload };
      const { id } = await receiveDocuments(context, request);
      return redirect(pathTo('/projects/:projectId/uploads/:id', { projectId, id }));
    },
  }),
];

function UploadForm({ project, file }: { readonly project: Project; readonly file: File | undefined }) {
  const say = useSay(uploadMessages);
  const { format } = useView();
  const { id: projectId, sourceLanguage, targetLanguages } = project;
  const known = targetLanguages.map((tag) => ({ value: tag, label: format.languageName(tag), hint: tag }));
  return (
    <div class="card">
      <p>{say.intro}</p>
      <Form action={pathTo(path, { projectId }, { fileId: file?.id })} multipart>
        {known.length > 0 && (
          <CheckboxGroup name="languages" label={say.into} choices={known} value={targetLanguages} />
        )}
        <TextField
          name="others"
          label={known.length > 0 ? say.otherLanguages : say.into}
          hint={say.languagesHint}
          optional={known.length > 0}
        />
        <TextField
          name="sourceLanguage"
          label={say.sourceLanguage}
          hint={say.sourceHint}
          value={sourceLanguage ?? undefined}
          size="short"
          maxLength={35}
          optional
        />
        <verso-drop data-folder={say.folder}>
          <FileField
            name="documents"
            label={say.documents}
            hint={say.documentsHint}
            accept=".docx"
            multiple={file === undefined}
          />
        </verso-drop>
        <Button>{say.send}</Button>
      </Form>
    </div>
  );
}
