import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { states } from '#domain/glossary/catalogue';
import { changeConcept, purgeConcept, setConceptState } from '#domain/glossary/concepts';
import {
  glossaryMessages,
  glossaryPath,
  ofConcept,
  conceptPath as path,
  reason,
} from '#domain/glossary/pages/wording';
import { pathTo, redirect } from '#platform/web/pages';
import { conceptFields, conceptForm } from './term-fields.ts';

const changing = { method: 'POST', params: ofConcept, formPage: path } as const;

/** What people do to a concept as a whole. */
export const conceptActions: readonly VersoPage[] = [
  definePage({
    ...changing,
    path,
    ability: 'project.review',
    form: conceptForm.extend({ key: z.string().trim().min(1).max(200) }),
    problemFields: { 'concept-key-taken': 'key' },
    async handle(context, { params, form, revision, view }) {
      await changeConcept(context, { ...params, revision }, { ...conceptFields(form), key: form.key });
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).saved, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/state`,
    ability: 'project.operate',
    form: z.object({ state: z.enum(states), reason }),
    async handle(context, { params, form, revision, view }) {
      await setConceptState(context, { ...params, revision }, form);
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).stateChanged });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/purge`,
    ability: 'project.administer',
    form: z.object({ reason }),
    async handle(context, { params, form, view }) {
      await purgeConcept(context, params, form.reason);
      return redirect(pathTo(glossaryPath, params), { text: glossaryMessages(view.locale).purged });
    },
  }),
];
