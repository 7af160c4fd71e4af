/** What a person may do in the whole house; members of a project have a role of their own there. */
export type Role = 'administrator' | 'operator' | 'reviewer';

/** What a key is for. Each includes `read`, none any other. */
export type Scope = 'read' | 'write' | 'review' | 'administer';

/** Who does something: a person at a session, a program with a key, or Verso itself. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system';
  readonly id: string;
  /** As the audit shows it. */
  readonly name: string;
  readonly role: Role;
  /** Role by project id. Administrators and the system see every project. */
  readonly projects: 'all' | ReadonlyMap<string, ProjectRole>;
  /** What a key is limited to, nothing where there are none; people and the system have no limit. */
  readonly scopes?: ReadonlySet<Scope>;
}

export type ProjectRole = 'operator' | 'reviewer';

/** The actor of jobs and caretakers, named after the task. */
export function systemActor(task: string): Actor {
  return { kind: 'system', id: task, name: task, role: 'administrator', projects: 'all' };
}
