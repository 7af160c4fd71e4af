import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import { createConcept, unsaidOfTerm } from '#domain/glossary/concepts';
import {
  conceptPath,
  crumbsOf,
  glossaryMessages,
  glossaryPath,
  ofGlossary,
} from '#domain/glossary/pages/wording';
import { findProject, type Project } from '#domain/projects';
import { languageTag } from '#platform/web';
import { Button, Checkbox, Form, Select, TextField, useSay } from '#platform/web/components';
import { document, optional, pathTo, redirect, ticked } from '#platform/web/pages';
import { ConceptFieldset } from './concept-forms.tsx';
import { conceptFields, conceptForm } from './term-fields.ts';

const path = `${glossaryPath}/concepts`;
const targetStatuses = ['preferred', 'allowed', 'forbidden'] as const;
const term = z.string().trim().min(1).max(500);

export const newConceptPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: `${path}/new`,
    ability: 'project.review',
    params: ofGlossary,
    async handle(context, { params, view }) {
      const { projectId, glossaryId } = params;
      const glossary = await requireGlossary(context, projectId, glossaryId, 'project.review');
      const project = await findProject(context, projectId);
      const say = glossaryMessages(view.locale);
      return document({
        title: say.newConcept,
        width: 'narrow',
        crumbs: crumbsOf(say, params, glossary.name),
        body: (
          <NewConcept
            action={pathTo(path, params)}
            project={project}
            mayApprove={view.may('project.operate', projectId)}
          />
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.review',
    params: ofGlossary,
    formPage: `${path}/new`,
    form: conceptForm.extend({
      sourceLanguage: languageTag,
      source: term,
      targetLanguage: languageTag,
      target: optional(term),
      targetStatus: z.enum(targetStatuses),
      approve: ticked,
      homonym: ticked,
    }),
    problemFields: { 'term-exists': 'source' },
    async handle(context, { params, form, view }) {
      const { source, sourceLanguage, target, targetLanguage, targetStatus, approve, homonym } = form;
      const status = target === undefined ? 'do-not-translate' : 'preferred';
      const concept = await createConcept(context, params, {
        ...conceptFields(form),
        approval: approve ? 'approved' : 'draft',
        homonym,
        terms: [
          { ...unsaidOfTerm, language: sourceLanguage, text: source, status },
          ...(target === undefined
            ? []
            : [{ ...unsaidOfTerm, language: targetLanguage, text: target, status: targetStatus }]),
        ],
      });
      const text = glossaryMessages(view.locale).conceptCreated;
      return redirect(pathTo(conceptPath, { ...params, conceptId: concept.id }), { text, tone: 'good' });
    },
  }),
];

interface NewProps {
  readonly action: string;
  readonly project: Project;
  readonly mayApprove: boolean;
}

function NewConcept({ action, project, mayApprove }: NewProps) {
  const say = useSay(glossaryMessages);
  const { sourceLanguage, targetLanguages } = project;
  return (
    <div class="card">
      <Form action={action}>
        <TextField
          name="sourceLanguage"
          label={say.sourceLanguage}
          value={sourceLanguage ?? undefined}
          size="short"
          maxLength={35}
        />
        <TextField name="source" label={say.sourceTerm} maxLength={500} />
        <TextField
          name="targetLanguage"
          label={say.targetLanguage}
          value={targetLanguages[0]}
          suggestions={targetLanguages}
          size="short"
          maxLength={35}
        />
        <TextField name="target" label={say.targetTerm} hint={say.targetHint} maxLength={500} optional />
        <Select
          name="targetStatus"
          label={say.targetStatus}
          choices={targetStatuses.map((value) => ({ value, label: say[value] }))}
        />
        <ConceptFieldset />
        <Checkbox name="homonym" label={say.homonym} />
        {mayApprove && <Checkbox name="approve" label={say.approveAtOnce} checked />}
        <Button>{say.createConcept}</Button>
      </Form>
    </div>
  );
}
