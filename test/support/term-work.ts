// Glossaries and imports of terms as people make them through the routes, with what workers do done at once.
import { Readable } from 'node:stream';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { plugin } from '#domain/glossary/plugin';
import { newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller, type Shown } from './runs.ts';
import { type TestServiceOptions, type TestServices, testServices } from './services.ts';

type Input = Parameters<ReturnType<typeof routeCaller<Context>>>[2];

export interface TermWork {
  readonly services: TestServices;
  readonly projectId: string;
  readonly operator: Actor;
  readonly system: Actor;
  /** Calls an operation in a transaction, as an operator of the project where nobody is named. */
  call(operation: string, input?: Input, actor?: Actor): Promise<Shown>;
  newGlossary(): Promise<string>;
  /** Uploads a file; the id of the import, which no worker has seen. */
  start(
    glossaryId: string,
    text: string | Uint8Array,
    query?: Record<string, unknown>,
    fileName?: string,
  ): Promise<string>;
  /** Uploads a file and lets workers read it; the id of the import. */
  stage(
    glossaryId: string,
    text: string | Uint8Array,
    query?: Record<string, unknown>,
    fileName?: string,
  ): Promise<string>;
  show(importId: string): Promise<Shown>;
  report(importId: string): Promise<Shown>;
  /** Commits with what was not decided on accepted, unless the body says otherwise; the report. */
  commit(importId: string, body?: object): Promise<Shown>;
  undo(importId: string, body?: object): Promise<Shown>;
}

/** What addresses an import. */
export const importOf = (termImportId: string) => ({ params: { termImportId } });

export async function openTermWork(options: TestServiceOptions = {}): Promise<TermWork> {
  const services = await testServices({ handlers: plugin.handlers!, ...options });
  const { projectId } = await insertProject(services.db);
  const operator = operatorOf(projectId);
  const run = routeCaller<Context>(plugin.routes!);
  const call: TermWork['call'] = (operation, input = {}, actor = operator) =>
    transact(services, actor, (context) => run(context, operation, input));
  const start: TermWork['start'] = async (glossaryId, text, query = {}, fileName = 'terms.csv') => {
    const input = { params: { projectId, glossaryId }, query, upload: upload(text, fileName) };
    return (await run(reading(services, operator), 'importTerms', input)).id;
  };
  const report: TermWork['report'] = (id) => call('reportTermImport', importOf(id));
  return {
    ...{ services, projectId, operator, system: systemActor('test'), call, start, report },
    newGlossary: async () =>
      (await call('createGlossary', { params: { projectId }, body: { name: newId() } })).id,
    async stage(...input) {
      const id = await start(...input);
      await services.drain();
      return id;
    },
    show: (id) => call('getTermImport', importOf(id)),
    async commit(id, body = {}) {
      await call('commitTermImport', { ...importOf(id), body: { rest: 'accepted', ...body } });
      await services.drain();
      return report(id);
    },
    undo: (id, body = {}) => call('undoTermImport', { ...importOf(id), body: { reason: 'wrong', ...body } }),
  };
}

async function* upload(text: string | Uint8Array, fileName: string) {
  yield { field: 'file', fileName, mediaType: 'text/plain', content: Readable.from([Buffer.from(text)]) };
}
