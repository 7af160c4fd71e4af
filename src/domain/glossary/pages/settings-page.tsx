import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  attachGlossary,
  changeGlossary,
  detachGlossary,
  holdGlossary,
  listDomains,
  listGlossaryUsers,
  requireGlossary,
  setGlossaryState,
  states,
} from '#domain/glossary/catalogue';
import {
  crumbsOf,
  glossariesPath,
  glossaryMessages,
  glossaryPath,
  ofGlossary,
  reason,
} from '#domain/glossary/pages/wording';
import { nameOf } from '#platform/web';
import { document, optional, pathTo, redirect, several } from '#platform/web/pages';
import { AboutForm, UseForm, UsersTable, WholeForms } from './settings-forms.tsx';

const path = `${glossaryPath}/settings`;
const changing = { method: 'POST', params: ofGlossary, formPage: path } as const;

export const settingsPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofGlossary,
    async handle(context, { params, view }) {
      const { projectId, glossaryId } = params;
      const glossary = await requireGlossary(context, projectId, glossaryId);
      const users = await listGlossaryUsers(context, projectId, glossaryId);
      const domains = await listDomains(context, projectId, glossaryId);
      const say = glossaryMessages(view.locale);
      const isOpen = glossary.access === 'write' && glossary.state !== 'deleted';
      return document({
        title: say.settings,
        crumbs: crumbsOf(say, params, glossary.name),
        body: (
          <>
            {isOpen && view.may('project.operate', projectId) && (
              <AboutForm glossary={glossary} action={pathTo(`${path}/about`, params)} />
            )}
            {view.may('project.administer', projectId) && (
              <UseForm glossary={glossary} domains={domains} action={pathTo(`${path}/use`, params)} />
            )}
            <UsersTable users={users} glossaryId={glossaryId} />
            {view.may('project.administer', projectId) && (
              <WholeForms glossary={glossary} action={(what) => pathTo(`${path}/${what}`, params)} />
            )}
          </>
        ),
      });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/about`,
    ability: 'project.operate',
    form: z.object({
      name: nameOf(200),
      description: optional(z.string().trim().max(2000)),
      owner: optional(z.string().trim().max(200)),
    }),
    problemFields: { 'glossary-name-taken': 'name' },
    async handle(context, { params, form, revision, view }) {
      const { name, description = null, owner = null } = form;
      const change = { name, description, owner };
      await changeGlossary(context, params.projectId, params.glossaryId, change, revision);
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).saved, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/use`,
    ability: 'project.administer',
    form: z.object({
      priority: z.coerce.number().int().min(-1000).max(1000),
      access: z.enum(['read', 'write']),
      domains: several(z.string().min(1).max(200)).pipe(z.array(z.string()).max(200)),
    }),
    async handle(context, { params, form, view }) {
      const how = { ...form, domains: form.domains.length > 0 ? form.domains : null };
      await attachGlossary(context, params.projectId, params.glossaryId, how);
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).saved, tone: 'good' });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/detachment`,
    ability: 'project.administer',
    async handle(context, { params: { projectId, glossaryId }, view }) {
      await detachGlossary(context, projectId, glossaryId);
      const text = glossaryMessages(view.locale).detached;
      return redirect(pathTo(glossariesPath, { projectId }), { text });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/state`,
    ability: 'project.administer',
    form: z.object({ state: z.enum(states), reason }),
    async handle(context, { params, form, view }) {
      await setGlossaryState(context, params.projectId, params.glossaryId, form);
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).stateChanged });
    },
  }),
  definePage({
    ...changing,
    path: `${path}/hold`,
    ability: 'project.administer',
    form: z.object({ held: z.enum(['true', 'false']).transform((value) => value === 'true'), reason }),
    async handle(context, { params, form, view }) {
      await holdGlossary(context, params.projectId, params.glossaryId, form);
      return redirect(pathTo(path, params), { text: glossaryMessages(view.locale).saved });
    },
  }),
];
