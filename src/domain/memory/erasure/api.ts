import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { eraseTraces } from './erase-traces.ts';
import { purgeMemory } from './purge-memory.ts';

const tag = 'Memory governance';
const reason = z.string().trim().min(1).max(2000).describe('Why; it goes into the audit.');
const preview = z.boolean().default(false).describe('Say what would go, and change nothing.');

const erasureSchema = z
  .object({
    memories: z.array(
      z.object({
        memoryId: z.uuid(),
        memory: z.string(),
        units: z.int().describe('Units that name the person, or come from the document.'),
        made: z.int().describe('Of these, units that the person changed last; of a document all.'),
        isHeld: z.boolean().describe('A legal hold lies on it: nothing of it goes.'),
      }),
    ),
    destroyed: z.int(),
    forgotten: z.int().describe('Units that stay and name the person no longer.'),
    imports: z.int().describe('Imports that name the person no longer.'),
    held: z.int().describe('Units that a legal hold keeps.'),
    unread: z
      .int()
      .describe('Imports not read to the end, which may still bring it: send the request again after them.'),
    isMore: z.boolean().describe('More than 20,000 units are meant: send the request again.'),
  })
  .meta({ id: 'MemoryErasure' });

const subject = z.union([
  z.strictObject({
    names: z
      .array(z.string().min(1).max(1000))
      .min(1)
      .max(50)
      .describe('By which units and imports know a person: names in files, ids of accounts.'),
  }),
  z.strictObject({ fileId: z.uuid().describe('What was learned from any run of a document.') }),
]);

export const erasureRoutes = [
  defineRoute({
    method: 'POST',
    path: '/memory-erasures',
    operationId: 'eraseFromMemories',
    summary: 'Take a person or a document out of all memories; what is under a legal hold stays',
    tag,
    ability: 'house.administer',
    body: z.strictObject({
      of: subject,
      destroy: z
        .boolean()
        .default(false)
        .describe(
          'Destroy what the person changed last, rather than take the name off. Units of a document always go.',
        ),
      reason,
      preview,
    }),
    status: 200,
    response: erasureSchema,
    problems: ['file-unknown'],
    example: { body: { of: { names: ['ada@example.org'] }, reason: 'Asked to be forgotten', preview: true } },
    async handle(context, { body }) {
      const { memories, ...rest } = await eraseTraces(context, body);
      return { ...rest, memories: [...memories] };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memories/:memoryId/purge',
    operationId: 'purgeMemory',
    summary: 'Destroy a deleted memory for good in all projects, 20,000 units at a time',
    tag,
    ability: 'project.administer',
    params: z.object({ projectId: z.uuid(), memoryId: z.uuid() }),
    body: z.strictObject({ reason, preview }),
    status: 200,
    response: z.object({
      units: z.int().describe('Units that were destroyed, or in a preview would be; 20,000 at most.'),
      isMore: z.boolean().describe('Send the request again; with the last units the memory itself goes.'),
    }),
    problems: ['memory-unknown', 'memory-not-deleted', 'memory-held'],
    example: { body: { reason: 'The customer has left', preview: true } },
    handle: (context, { params, body }) => purgeMemory(context, params.projectId, params.memoryId, body),
  }),
];
