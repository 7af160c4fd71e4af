import { type Context, type NamedSubjects, requireInHouse, requireInProject } from '#domain/context';
import { listActors, listAudited, listKindsOf, type NamedEntry } from './queries.ts';

/** Choices that are offered at once. */
const limit = 20;

/** Subjects of one kind that are looked at; in a project only some of them may belong to it. */
const mostOfKind = 200;

/** Refuses whoever may not search what was done in the house, or in the project that is given. */
export function requireAudit({ actor }: Context, projectId: string | undefined): void {
  if (projectId === undefined) requireInHouse(actor, 'house.administer');
  else requireInProject(actor, 'project.operate', projectId);
}

/** Those who did something in the house or a project and whose name holds a text, or whose id it is. */
export async function findActors(
  context: Context,
  text: string,
  projectId?: string,
): Promise<readonly NamedEntry[]> {
  requireAudit(context, projectId);
  return listActors(context.db, { text, projectId, limit });
}

/** What something was done to in the house or a project and whose name holds a text, or whose id it is. */
export async function findSubjects(
  context: Context,
  kinds: readonly NamedSubjects[],
  text: string,
  projectId?: string,
): Promise<readonly NamedEntry[]> {
  requireAudit(context, projectId);
  const { db } = context;
  const byId = (await listKindsOf(db, text, projectId)).map((kind) => ({ kind, id: text, name: text }));
  const byName: NamedEntry[] = [];
  for (const { kind, find } of kinds) {
    const found = await find(db, { name: text, projectId, limit: mostOfKind });
    const ids = found.map(({ id }) => id);
    const audited = ids.length === 0 ? new Set() : await listAudited(db, kind, ids, projectId);
    byName.push(...found.filter(({ id }) => audited.has(id)).map(({ id, name }) => ({ kind, id, name })));
  }
  const isSo = ({ name }: NamedEntry): boolean => isSame(name, text);
  return [...byId, ...byName.filter(isSo), ...byName.filter((one) => !isSo(one))].slice(0, limit);
}

/** Whom a text can mean: whose id it is, else all who are called just so, else all whose name holds it. */
export function meantBy(text: string, found: readonly NamedEntry[]): readonly NamedEntry[] {
  for (const fits of [({ id }: NamedEntry) => id === text, ({ name }: NamedEntry) => isSame(name, text)]) {
    const those = found.filter(fits);
    if (those.length > 0) return those;
  }
  return found;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
