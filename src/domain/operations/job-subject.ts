import { type Actor, isMember, type JobSubjects, type SubjectPlace } from '#domain/context';
import type { Database } from '#platform/database';

/** What a job is about. Ids other than its own are null where they do not apply or it is no longer there. */
export interface JobSubject {
  readonly kind: string;
  readonly id: string;
  readonly projectId: string | null;
  readonly fileId: string | null;
  readonly runId: string | null;
}

/** What jobs of a queue are about, in the order of their payloads; null for work on the whole house. */
export type Subjects = (
  db: Database,
  queue: string,
  payloads: readonly unknown[],
) => Promise<readonly (JobSubject | null)[]>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds subjects by what the rooms offer. */
export function openSubjects(kinds: readonly JobSubjects[]): Subjects {
  return async (db, queue, payloads) => {
    const found = new Map<string, SubjectPlace>();
    const subjects = payloads.map((payload) => subjectOf(kinds, queue, payload));
    for (const { kind, list } of kinds) {
      const ids = new Set(subjects.flatMap((one) => (one?.kind === kind ? [one.id] : [])));
      if (ids.size > 0) for (const place of await list(db, [...ids])) found.set(`${kind} ${place.id}`, place);
    }
    return subjects.map((subject) => subject && { ...nowhere, ...subject, ...found.get(keyOf(subject)) });
  };
}

const nowhere = { projectId: null, fileId: null, runId: null };
const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`;

function subjectOf(
  kinds: readonly JobSubjects[],
  queue: string,
  payload: unknown,
): { kind: string; id: string } | null {
  for (const { kind, field, queues } of kinds) {
    const id = (payload as Record<string, unknown> | null)?.[field];
    if ((queues === undefined || queue.startsWith(queues)) && typeof id === 'string' && uuid.test(id))
      return { kind, id: id.toLowerCase() };
  }
  return null;
}

/** Whether somebody may know what a job is about: anybody of work on the house, members of what is of a project. */
export function mayKnow(actor: Actor, subject: JobSubject | null): boolean {
  if (subject === null || actor.projects === 'all') return true;
  return subject.projectId !== null && isMember(actor, subject.projectId);
}
