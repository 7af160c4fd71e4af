import { hostname } from 'node:os';
import { type Context, requireInHouse, type Services } from '#domain/context';
import { newId } from '#platform/database';
import type { HouseProcess, ProcessKind } from './house-process.ts';
import { deleteProcess, listProcessRows, upsertProcess } from './process-queries.ts';

/** Processes that are there, and those that fell silent within a day, newest first. */
export async function listProcesses(
  context: Context,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HouseProcess[]> {
  requireInHouse(context.actor, 'house.watch');
  return listProcessRows(context.db, page);
}

/**
 * Says every few seconds that this process is there. Never rejects: outages of the database are waited out. What it resolves
 * with ends it and takes the process out of the list.
 */
export async function keepProcess(
  { db, log }: Pick<Services, 'db' | 'log'>,
  process: { readonly kind: ProcessKind; readonly version: string; readonly queues?: readonly string[] },
  everySeconds = 10,
): Promise<{ stop(): Promise<void> }> {
  const row = { ...process, queues: process.queues ?? [], id: newId(), ...thisProcess() };
  const quietly = (work: Promise<void>): Promise<void> =>
    work.catch((error: Error) => log.debug({ error: error.message }, 'process: not noted'));
  const note = () => quietly(upsertProcess(db, { ...row, memory: globalThis.process.memoryUsage.rss() }));
  let last = note();
  await last;
  const timer = setInterval(() => {
    last = last.then(note);
  }, everySeconds * 1000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await quietly(deleteProcess(db, row.id));
    },
  };
}

function thisProcess(): { readonly host: string; readonly pid: number } {
  return { host: hostname(), pid: globalThis.process.pid };
}
