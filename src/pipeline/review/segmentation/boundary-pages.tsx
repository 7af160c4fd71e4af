import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { Problem } from '#platform/problems';
import { document, optional, pathTo, redirect } from '#platform/web/pages';
import { BoundaryView, boundaryPath } from './boundary-view.tsx';
import { boundaryMessages } from './messages.ts';
import {
  type BoundaryRequest,
  listBoundaryOptions,
  proposeBoundary,
  readBoundary,
} from './propose-boundary.ts';

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const common = {
  path: boundaryPath,
  ability: 'project.review',
  params: z.object({ runId: z.uuid(), position: z.coerce.number().int().min(0).max(2_147_483_647) }),
  query: z.object({ kind: optional(z.enum(['split', 'join'])), at: optional(number) }),
} as const;

export const boundaryPages: readonly VersoPage[] = [
  definePage({
    ...common,
    method: 'GET',
    async handle(context, { params, query, view }) {
      const boundary = await readBoundary(context, params);
      const request = requestOf(params, query);
      const say = boundaryMessages(view.locale);
      const { runId, position } = params;
      return document({
        projectId: boundary.run.projectId,
        title: say.title(position + 1),
        crumbs: [
          {
            label: say.review,
            href: `${pathTo('/runs/:runId/review', { runId }, { segment: position })}#s-${position}`,
          },
        ],
        body: (
          <BoundaryView
            boundary={boundary}
            chosen={{ kind: query.kind, at: query.at }}
            found={request && (await optionsOf(context, request))}
          />
        ),
      });
    },
  }),
  definePage({
    ...common,
    method: 'POST',
    form: z.object({ scope: z.enum(['exact', 'word', 'mark']) }),
    async handle(context, { params, query, form, view }) {
      const request = requestOf(params, query);
      const { runId, position } = params;
      if (!request) return redirect(pathTo(boundaryPath, params));
      await proposeBoundary(context, { ...request, ...form });
      const to = `${pathTo('/runs/:runId/review', { runId }, { segment: position })}#s-${position}`;
      return redirect(to, { text: boundaryMessages(view.locale).proposed, tone: 'good' });
    },
  }),
];

type Params = z.output<typeof common.params>;

/** Undefined until it is said what is wrong. */
function requestOf(params: Params, { kind, at }: z.output<typeof common.query>): BoundaryRequest | undefined {
  if (kind === 'join') return { ...params, kind };
  return kind === 'split' && at !== undefined ? { ...params, kind, at } : undefined;
}

async function optionsOf(context: Context, request: BoundaryRequest) {
  try {
    return await listBoundaryOptions(context, request);
  } catch (error) {
    if (error instanceof Problem && error.code === 'boundary-out-of-reach') return 'none' as const;
    throw error;
  }
}
