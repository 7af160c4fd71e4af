import { Readable } from 'node:stream';
import { z } from 'zod';
import { definePage, defineRoute } from '#domain/context';
import { pictureHeaders, RouteAnswer } from '#platform/web';
import { pathTo, picture } from '#platform/web/pages';
import { readPicture } from './read-picture.ts';

const asked = {
  method: 'GET',
  path: '/runs/:runId/document/picture',
  ability: 'project.read',
  params: z.object({ runId: z.uuid() }),
  query: z.object({
    part: z.string().min(1).max(255).describe('Name of the part with the picture, `/word/media/image1.png`.'),
  }),
} as const;

export const pictureRoutes = [
  defineRoute({
    ...asked,
    operationId: 'readPicture',
    summary: 'A picture of a run’s document as PNG, JPEG, GIF or WebP, for who may read the project',
    tag: 'Review',
    problems: ['run-unknown', 'artifact-expired', 'artifact-missing', 'object-damaged', 'picture-not-shown'],
    async handle(context, { params: { runId }, query: { part }, header }) {
      const shown = await readPicture(context, runId, part, header('if-none-match'));
      const headers = pictureHeaders(shown);
      if (!shown.bytes) return new RouteAnswer<never>(undefined, { status: 304, headers });
      return new RouteAnswer<never>(undefined, { stream: Readable.from([shown.bytes]), headers });
    },
  }),
];

export const picturePages = [
  definePage({
    ...asked,
    async handle(context, { params: { runId }, query: { part }, header }) {
      return picture(await readPicture(context, runId, part, header('if-none-match')));
    },
  }),
];

/** The address of a picture in the console. */
export function picturePath(runId: string, part: string): string {
  return pathTo(asked.path, { runId }, { part });
}
