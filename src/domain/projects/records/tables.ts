import type { Generated } from 'kysely';

export type ProjectTables = {
  projects: {
    id: string;
    key: string;
    name: string;
    source_language: string | null;
    target_languages: string[];
    current_policy_id: string | null;
    archived_at: Date | null;
    revision: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
};
