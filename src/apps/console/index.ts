export { type ConsoleOptions, listPages, openConsole } from './open-console.ts';
