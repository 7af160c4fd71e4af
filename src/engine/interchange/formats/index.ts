export { formatFinding } from './findings.ts';
export { type ReadExchange, readExchange } from './read-exchange.ts';
