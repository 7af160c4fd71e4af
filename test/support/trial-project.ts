// A project whose documents, policies and connections tests make as people would, over the stages as jobs.
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { findRunArtifact, readArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { addPolicy, createConnection, createProject, defaultPolicy, type Policy } from '#domain/projects';
import { createRun, findRun, type Run, reviewFinished } from '#domain/runs';
import { approveTargets } from '#domain/runs/targets';
import { openPackage } from '#engine/docx/package';
import { receiveUpload, type Upload } from '#pipeline/reception';
import type { ProviderSettings } from '#platform/providers/catalogue';
import { buildDocx } from './docx-builder.ts';
import type { TestServices } from './services.ts';

const actor = systemActor('test');

export interface TrialConnection {
  readonly name: string;
  /** Of a fake language model; without one the pseudo-translator. */
  readonly url?: string;
  /** In place of these. */
  readonly settings?: ProviderSettings;
  readonly spendingLimit?: number;
  readonly concurrency?: number;
}

export interface TrialProject {
  readonly projectId: string;
  doing<T>(work: (context: Context) => Promise<T>): Promise<T>;
  seeing(): Context;
  /** A document with one sentence a paragraph. */
  upload(
    name: string,
    sentences: readonly string[],
    how?: Partial<Upload>,
  ): Promise<{ readonly versionId: string; readonly fileId: string }>;
  policy(change: Partial<Policy>): Promise<string>;
  connect(connection: TrialConnection): Promise<string>;
  disconnect(connectionId: string): Promise<void>;
  start(versionId: string, targetLanguage?: string): Promise<Run>;
  state(runId: string): Promise<Run>;
  /** Everything that is open, failed checks included. */
  approveAll(runId: string): Promise<void>;
  /** The main part of what was delivered. */
  delivered(runId: string): Promise<string>;
  /** What a connection was charged, in all. */
  spent(connectionId: string): Promise<number>;
}

export function sentences(count: number, about = 'rate'): string[] {
  return Array.from(
    { length: count },
    (_, index) => `The tenant pays ${about} number ${index + 1} in advance.`,
  );
}

export function documentOf(texts: readonly string[]): Uint8Array {
  const paragraphs = texts.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
  return buildDocx({ body: paragraphs.join('') });
}

export async function openTrialProject(services: TestServices, key: string): Promise<TrialProject> {
  const doing: TrialProject['doing'] = (work) => transact(services, actor, work);
  const seeing = (): Context => reading(services, actor);
  const project = { key, name: key, sourceLanguage: 'en', targetLanguages: ['de'] };
  const { id: projectId } = await doing((context) => createProject(context, project));
  return {
    ...{ projectId, doing, seeing },
    async upload(fileName, texts, how = {}) {
      const { version, file } = await receiveUpload(seeing(), {
        ...{ projectId, fileName, channel: 'test', intent: how.fileId ? 'new-version' : 'new-file' },
        content: Readable.from([documentOf(texts)]),
        ...how,
      });
      return { versionId: version.id, fileId: file.id };
    },
    async policy(change) {
      const open = { egress: 'any', review: { required: 'never' } } as const;
      const body = { ...defaultPolicy, ...open, ...change };
      return (await doing((context) => addPolicy(context, projectId, body))).id;
    },
    async connect({ name, url, settings: own, spendingLimit = null, concurrency = 4 }) {
      const prices = { inputPerMillion: 1_000_000, outputPerMillion: 1_000_000, currency: 'EUR' };
      const model = { provider: 'openai-compatible', model: 'm', prices } as const;
      const usual = url === undefined ? { provider: 'pseudo' as const } : { ...model, baseUrl: url };
      const settings = own ?? usual;
      const rest = { enabled: true, spendingPeriod: 'ever' as const, spendingLimit, concurrency };
      const made = await doing((context) =>
        createConnection(context, projectId, { name, settings, ...rest }),
      );
      return made.id;
    },
    async disconnect(connectionId) {
      await sql`delete from connections where id = ${connectionId}`.execute(services.db);
    },
    start: (versionId, targetLanguage = 'de') =>
      doing((context) => createRun(context, { versionId, targetLanguage })),
    state: (runId) => findRun(seeing(), runId),
    async approveAll(runId) {
      const hooks = { onReviewed: reviewFinished };
      await doing((context) => approveTargets(context, runId, { includeFailed: true }, hooks));
    },
    async delivered(runId) {
      const output = await findRunArtifact(seeing(), runId, 'output');
      const opened = openPackage(await readArtifact(seeing(), output!.id));
      return new TextDecoder().decode(opened.package!.read(opened.package!.mainPart));
    },
    async spent(connectionId) {
      const { rows } = await sql<{ spent: string | null }>`
        select sum(price) as spent from connection_spending where connection_id = ${connectionId}`.execute(
        services.db,
      );
      return Number(rows[0]!.spent ?? 0);
    },
  };
}
