export { type ReadExchange, readExchange } from './read-exchange.ts';
