import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { states } from '#domain/glossary/catalogue';
import { addTerm, approvals, changeTerm, decideTerm, setTermState } from '#domain/glossary/concepts';
import { conceptPath, glossaryMessages, ofConcept, reason } from '#domain/glossary/pages/wording';
import { optional, pathTo, redirect, ticked } from '#platform/web/pages';
import { termForm } from './term-fields.ts';

const path = `${conceptPath}/terms`;
const ofTerm = ofConcept.extend({ termId: z.uuid() });
const changing = { method: 'POST', formPage: conceptPath } as const;
const problemFields = { 'term-exists': 'text', 'term-period-invalid': 'validUntil' };

/** What people do to the terms of a concept. */
export const termActions: readonly VersoPage[] = [
  definePage({
    ...changing,
    path,
    ability: 'project.review',
    params: ofConcept,
    form: z.intersection(termForm, z.object({ homonym: ticked })),
    problemFields,
    async handle(context, { params, form, revision, view }) {
      await addTerm(context, { ...params, revision }, form);
      const text = glossaryMessages(view.locale).proposed;
      return redirect(pathTo(conceptPath, params), { text, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/:termId`,
    ability: 'project.review',
    params: ofTerm,
    form: termForm,
    problemFields,
    async handle(context, { params, form, revision, view }) {
      await changeTerm(context, { ...params, revision }, form);
      const text = glossaryMessages(view.locale).saved;
      return redirect(pathTo(conceptPath, params), { text, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/:termId/approval`,
    ability: 'project.operate',
    params: ofTerm,
    form: z.object({ approval: z.enum(approvals), reason: optional(reason) }),
    async handle(context, { params, form, revision, view }) {
      await decideTerm(context, { ...params, revision }, form);
      const text = glossaryMessages(view.locale).saved;
      return redirect(pathTo(conceptPath, params), { text, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/:termId/state`,
    ability: 'project.operate',
    params: ofTerm,
    form: z.object({ state: z.enum(states), reason }),
    async handle(context, { params, form, revision, view }) {
      await setTermState(context, { ...params, revision }, form);
      const text = glossaryMessages(view.locale).stateChanged;
      return redirect(pathTo(conceptPath, params), { text });
    },
  }),
];
