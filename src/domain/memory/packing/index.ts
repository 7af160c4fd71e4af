export { dropPostings, packOrder, packOrders } from './pack-order.ts';
export { lockBesidePackers, mostEntries } from './queries.ts';
export { packHandler, packQueue } from './queues.ts';
