import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { RouteAnswer } from '#platform/web';
import { listOrders, startReindex } from './memory-orders.ts';

const tag = 'Memories';
const time = z.date().nullable();
const order = z
  .object({
    language: z.string().describe('Primary language of the sources.'),
    state: z.enum(['building', 'active']),
    countedUnits: z.int().describe('Texts whose tokens were counted for it.'),
    drift: z
      .number()
      .nullable()
      .describe(
        'How many times as many candidates lookups meet as by an order counted now. Reindex from 2 on.',
      ),
    driftMeasuredAt: time,
    createdAt: z.date(),
    activatedAt: time,
  })
  .meta({ id: 'MemoryOrder' });

export const orderRoutes = [
  defineRoute({
    method: 'GET',
    path: '/memory-orders',
    operationId: 'listMemoryOrders',
    summary: 'How well the index of each language fits its units',
    tag,
    ability: 'house.read',
    response: z.object({ items: z.array(order) }),
    handle: async (context) => ({ items: (await listOrders(context)) as z.input<typeof order>[] }),
  }),
  defineRoute({
    method: 'POST',
    path: '/memory-orders/:language/reindexing',
    operationId: 'reindexMemory',
    summary: 'Reindex the units of a language, while lookups and imports go on',
    tag,
    ability: 'house.administer',
    params: z.object({ language: z.string().min(2).max(35) }),
    status: 202,
    problems: ['token-order-unknown'],
    handle: async (context, { params }) => {
      await startReindex(context, params.language);
      return new RouteAnswer(undefined, { status: 202 });
    },
  }),
];
