import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Context } from '#domain/context';
import { Problem } from '#platform/problems';
import { receptionProblem } from './problems.ts';
import { receiveImport } from './receive-import.ts';

const rowSchema = z.object({
  path: z.string().min(1),
  modified_at: z.iso.datetime({ offset: true }),
  name: z.string().optional(),
  source_language: z.string().optional(),
  origin: z.string().optional(),
});

/** What became of one line of a manifest. */
export interface ManifestLine {
  /** As an editor numbers them; the head is line 1. */
  readonly line: number;
  readonly path: string;
  readonly outcome: 'imported' | 'present' | 'refused';
  /** Id of the imported version, or why there is none. */
  readonly detail: string;
}

/**
 * Imports the documents a CSV file lists: columns `path` (from the manifest's folder), `modified_at` (ISO 8601), and if
 * wanted `name`, `source_language`, `origin`. All lines are checked before the first is imported (`manifest-invalid`); a
 * document that is refused does not keep the others out. Doing it again imports nothing twice.
 */
export async function* importManifest(
  context: Context,
  projectId: string,
  manifest: string,
): AsyncGenerator<ManifestLine> {
  const rows = readManifest(await readFile(manifest, 'utf8'));
  for (const [index, row] of rows.entries()) {
    const line = index + 2;
    try {
      const { version, isNew } = await receiveImport(context, {
        projectId,
        fileName: row.name || basename(row.path),
        modifiedAt: new Date(row.modified_at),
        sourceLanguage: row.source_language || undefined,
        origin: { path: row.path, ...(row.origin && { from: row.origin }) },
        content: createReadStream(resolve(dirname(manifest), row.path)),
      });
      yield { line, path: row.path, outcome: isNew ? 'imported' : 'present', detail: version.id };
    } catch (error) {
      const isExpected = error instanceof Problem || (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (!isExpected) throw error;
      yield { line, path: row.path, outcome: 'refused', detail: (error as Error).message };
    }
  }
}

function readManifest(text: string): z.output<typeof rowSchema>[] {
  try {
    const records: unknown = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
    return z.array(rowSchema).parse(records);
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const detail = issue
      ? `line ${Number(issue.path[0] ?? 0) + 2}, ${String(issue.path[1] ?? '')}: ${issue.message}`
      : (cause as Error).message;
    throw receptionProblem('manifest-invalid', { detail, cause });
  }
}
