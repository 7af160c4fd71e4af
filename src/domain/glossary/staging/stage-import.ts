import { openArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import {
  emptyAccount,
  failImport,
  findImportRow,
  type ImportAccount,
  type ImportFailure,
  lockImportRow,
  openReview,
  stageImportQueue,
  startCommit,
  type TermImport,
  termImportProblem,
  updateImport,
} from '#domain/glossary/imports';
import { type GlossaryEnd, type GlossaryPart, readGlossaryParts } from '#engine/interchange/terminology';
import { Problem } from '#platform/problems';
import { deleteEntries, insertEntries } from './entry-rows.ts';
import { makeEntry, type NewEntry } from './make-entry.ts';
import { compareEntries, profileEntries } from './profile-entries.ts';

/** Entries written in one transaction. */
const portionSize = 1_000;

/** Another worker has the import, or it is not to be staged any more. */
class Superseded extends Error {}

/**
 * Reads the file of an import into entries, a portion a transaction, and compares them with the glossary. Who comes after a
 * worker that was killed begins again. What is wrong with the file is the failure of the import; all else rejects and is
 * tried again.
 */
export async function stageImport(
  services: Services,
  importId: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const found = await findImportRow(services.db, importId);
  if (found?.state !== 'staging') return;
  try {
    await new Staging(services, found).run(signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const isGone = ['artifact-expired', 'artifact-missing', 'artifact-unknown'].includes(error.code);
    await failImportOf(services, importId, isGone ? termImportProblem('term-import-file-gone') : error);
  }
}

class Staging {
  private readonly services: Services;
  private readonly found: TermImport;
  private account: ImportAccount = emptyAccount;
  private pending: NewEntry[] = [];
  private written = 0;

  constructor(services: Services, found: TermImport) {
    this.services = services;
    this.found = found;
  }

  async run(signal: AbortSignal | undefined): Promise<void> {
    await this.begin();
    const { fileName, sourceLanguage, targetLanguage } = this.found;
    const languages = {
      ...(sourceLanguage !== null && { from: sourceLanguage }),
      ...(targetLanguage !== null && { to: targetLanguage }),
    };
    for await (const part of readGlossaryParts(fileName, () => this.bytes(), languages)) {
      signal?.throwIfAborted();
      if ('findings' in part) await this.finish(part);
      else await this.take(part);
    }
  }

  private async *bytes(): AsyncGenerator<Uint8Array> {
    const context = reading(this.services, systemActor(stageImportQueue.name));
    const { content } = await openArtifact(context, this.found.artifactId!);
    yield* content as AsyncIterable<Uint8Array>;
  }

  private begin(): Promise<void> {
    return this.commit(async ({ db }, now) => {
      await deleteEntries(db, now.id);
      await updateImport(db, now.id, { readEntries: 0 });
    }, this.found.readEntries);
  }

  private async take({ concepts, unread }: GlossaryPart): Promise<void> {
    const { sourceLanguage: from, targetLanguage: to } = this.found;
    for (const concept of concepts) this.note(makeEntry(concept, { from, to }));
    for (const { place, code } of unread)
      this.note({ place, rows: 1, concept: null, signature: null, flags: [code] });
    while (this.pending.length >= portionSize) await this.write(this.pending.splice(0, portionSize));
  }

  private note(entry: NewEntry): void {
    const { account } = this;
    const [reason = ''] = entry.flags;
    this.account = {
      ...account,
      read: account.read + entry.rows,
      staged: account.staged + (entry.concept ? entry.rows : 0),
      ...(!entry.concept && {
        unread: { ...account.unread, [reason]: (account.unread[reason] ?? 0) + entry.rows },
      }),
    };
    this.pending.push(entry);
  }

  private async write(entries: readonly NewEntry[]): Promise<void> {
    await this.commit(async ({ db }, now) => {
      await insertEntries(db, now.id, this.written + 1, entries);
      await updateImport(db, now.id, { readEntries: this.written + entries.length });
    }, this.written);
    this.written += entries.length;
  }

  private async finish({ format, findings }: GlossaryEnd): Promise<void> {
    if (this.pending.length > 0) await this.write(this.pending.splice(0));
    const account = { ...this.account, findings };
    const fault = findings.find(({ severity }) => severity === 'error');
    await this.commit(async (context, now) => {
      await updateImport(context.db, now.id, { account, format: format ?? null });
      if (!fault) await this.open(context, now, account);
    }, this.written);
    if (fault) throw termImportProblem('glossary-unreadable', { detail: fault.message });
  }

  private async open(context: Context, now: TermImport, account: ImportAccount): Promise<void> {
    const { db } = context;
    await compareEntries(db, now);
    const profile = await profileEntries(db, now.id);
    const staged = await updateImport(db, now.id, { profile });
    context.record({
      action: 'glossary.stage-import',
      subject: { kind: 'term-import', id: now.id },
      projectId: now.projectId,
      after: {
        glossaryId: now.glossaryId,
        read: account.read,
        staged: account.staged,
        unread: account.unread,
      },
    });
    const { conflicts, approval } = now;
    if (now.review) await openReview(context, now.id);
    else await startCommit(context, staged, { rest: 'accepted', conflicts, approval });
  }

  /** One transaction, unless another worker has come further or somebody stopped the import. */
  private commit(
    work: (context: Context, now: TermImport) => Promise<void>,
    expected: number,
  ): Promise<void> {
    return transact(this.services, systemActor(stageImportQueue.name), async (context) => {
      const now = await lockImportRow(context.db, this.found.id);
      if (now?.state !== 'staging' || now.readEntries !== expected) throw new Superseded();
      await work(context, now);
    });
  }
}

/** Says why an import does not go on, in a transaction of its own; not where it was stopped meanwhile. */
export async function failImportOf(
  services: Services,
  importId: string,
  { code, message, action }: ImportFailure,
): Promise<void> {
  await transact(services, systemActor(stageImportQueue.name), async (context) => {
    const found = await lockImportRow(context.db, importId);
    if (found && ['staging', 'committing'].includes(found.state))
      await failImport(context, found, { code, message, action });
  });
}

/** Makes a job that used up its attempts visible in its import. */
export async function giveUpImport(services: Services, importId: string, reason: string): Promise<void> {
  await failImportOf(services, importId, termImportProblem('term-import-gave-up', { detail: reason }));
}
