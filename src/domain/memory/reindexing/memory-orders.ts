import { type Context, requireInHouse } from '#domain/context';
import { languageOf } from '#domain/memory/retrieval';
import { findOrder, listOrderInfos, type OrderInfo } from './order-queries.ts';
import { orderProblem } from './problems.ts';
import { reindexQueue } from './queues.ts';

/** Orders in use and orders that are being built, by language. */
export async function listOrders(context: Context): Promise<OrderInfo[]> {
  requireInHouse(context.actor, 'house.read');
  return listOrderInfos(context.db);
}

/** Lets a worker reindex the units of a language (BCP 47 tag); once, however often it is asked for. */
export async function startReindex(context: Context, tag: string): Promise<void> {
  requireInHouse(context.actor, 'house.administer');
  const language = languageOf(tag);
  if (!(await findOrder(context.db, language, 'active')))
    throw orderProblem('token-order-unknown', { detail: tag });
  await context.services.queue.send(context.db, reindexQueue, { language }, { singletonKey: language });
  context.record({ action: 'memory.start-reindex', subject: { kind: 'token-order', id: language } });
}
