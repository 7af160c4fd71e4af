import type { ProjectRole } from '#domain/context';

export type MemberTables = {
  project_members: { project_id: string; user_id: string; role: ProjectRole };
};
