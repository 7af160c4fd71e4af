import { z } from 'zod';
import { defineRoute, requireInProject } from '#domain/context';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import {
  attachGlossary,
  createGlossary,
  detachGlossary,
  importTerms,
  listGlossaries,
  listTerms,
} from './glossary.ts';
import { glossaryProblem } from './problems.ts';

const inProject = z.object({ projectId: z.uuid() });
const one = inProject.extend({ glossaryId: z.uuid() });
const tag = 'Glossaries';
const concept = z
  .object({ id: z.uuid(), from: z.string(), to: z.string(), concept: z.unknown() })
  .meta({ id: 'GlossaryConcept' });
const glossary = z.object({ id: z.uuid(), name: z.string(), priority: z.int() }).meta({ id: 'Glossary' });
const language = z.string().min(2).max(35).describe('BCP 47 tag.');

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries',
    operationId: 'listGlossaries',
    summary: 'Glossaries of a project, the most important first',
    tag,
    ability: 'project.read',
    params: inProject,
    response: z.object({ items: z.array(glossary) }),
    handle: async (context, { params }) => ({ items: await listGlossaries(context, params.projectId) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/glossaries',
    operationId: 'createGlossary',
    summary: 'Create a glossary for a project',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: z.object({
      name: z.string().trim().min(1).max(200),
      priority: z.int().min(-1000).max(1000).default(0),
    }),
    response: glossary,
    problems: ['glossary-name-taken'],
    example: { body: { name: 'Contract terms' } },
    handle: (context, { params, body }) => createGlossary(context, params.projectId, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/glossaries/:glossaryId/terms',
    operationId: 'importTerms',
    summary: 'Replace the terms of a language pair by those of a file',
    tag,
    ability: 'project.operate',
    params: inProject.extend({ glossaryId: z.uuid() }),
    query: z.object({ from: language, to: language }),
    accepts: 'multipart',
    response: z.object({ concepts: z.int(), findings: z.array(z.unknown()) }),
    problems: ['glossary-unknown', 'glossary-unreadable', 'glossary-file-missing'],
    handle: async (context, { params, query, upload }) => {
      // Before the body: only who may write here learns what is wrong with it.
      requireInProject(context.actor, 'project.operate', params.projectId);
      for await (const { content, fileName } of upload) {
        const bytes = Buffer.concat(await content.toArray());
        const file = { name: fileName, bytes, ...query };
        const report = await importTerms(context, params.projectId, params.glossaryId, file);
        return { ...report, findings: [...report.findings] };
      }
      throw glossaryProblem('glossary-file-missing');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries/:glossaryId/terms',
    operationId: 'listTerms',
    summary: 'Concepts of a glossary with their terms',
    tag,
    ability: 'project.read',
    params: one,
    query: pageQuery,
    response: pageSchema(concept),
    problems: ['glossary-unknown'],
    handle: async (context, { params, query: { limit, cursor } }) => {
      const page = { limit, after: cursor };
      return pageOf(await listTerms(context, params.projectId, params.glossaryId, page), limit, (row) => row);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/glossaries/:glossaryId',
    operationId: 'attachGlossary',
    summary: 'Let a project use a glossary, or change its priority',
    tag,
    ability: 'project.administer',
    params: one,
    body: z.strictObject({ priority: z.int().min(-1000).max(1000) }),
    response: glossary,
    problems: ['glossary-unknown'],
    example: { body: { priority: 10 } },
    handle: (context, { params, body }) => attachGlossary(context, params.projectId, params.glossaryId, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/projects/:projectId/glossaries/:glossaryId',
    operationId: 'detachGlossary',
    summary: 'Let a project use a glossary no longer; the glossary stays',
    tag,
    ability: 'project.administer',
    params: one,
    status: 204,
    problems: ['glossary-unknown'],
    handle: async (context, { params }) => {
      await detachGlossary(context, params.projectId, params.glossaryId);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
];
