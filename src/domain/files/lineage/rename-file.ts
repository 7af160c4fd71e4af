import { type Context, requireInProject } from '#domain/context';
import { type File, requireLiving, updateFile } from '#domain/files/records';
import { keepOperation } from './keep-operation.ts';
import { lockFiles } from './lock-files.ts';
import type { LineageOperation } from './operation.ts';
import { lineageProblem } from './problems.ts';

/** Gives a file another name and keeps that as an operation that can be undone; nothing where it has that name. */
export async function renameFile(
  context: Context,
  file: File,
  name: string,
  versionId?: string,
): Promise<File> {
  if (name === file.name) return file;
  return (await keepRename(context, file, name, versionId)).file;
}

/** Renames a file of a project; refuses with `lineage-rename-same` where it has that name. */
export async function renameById(
  context: Context,
  { projectId, fileId, name }: { readonly projectId: string; readonly fileId: string; readonly name: string },
): Promise<LineageOperation> {
  requireInProject(context.actor, 'project.operate', projectId);
  const file = (await lockFiles(context, projectId, [fileId])).get(fileId)!;
  requireLiving(file);
  if (file.name === name) throw lineageProblem('lineage-rename-same', { detail: name });
  return (await keepRename(context, file, name)).operation;
}

async function keepRename(
  context: Context,
  file: File,
  name: string,
  versionId?: string,
): Promise<{ readonly file: File; readonly operation: LineageOperation }> {
  const renamed = await updateFile(context.db, file.id, { name }, context.now());
  const operation = await keepOperation(context, file.projectId, {
    kind: 'rename',
    fileIds: [file.id],
    before: file.name,
    after: name,
    ...(versionId && { versionId }),
  });
  context.record({
    action: 'files.rename-file',
    subject: { kind: 'file', id: file.id },
    projectId: file.projectId,
    before: { name: file.name },
    after: { name },
  });
  return { file: renamed, operation };
}
