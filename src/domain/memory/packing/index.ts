export { dropPostings, packOrder, packOrders } from './pack-order.ts';
export { packHandler, packQueue } from './queues.ts';
