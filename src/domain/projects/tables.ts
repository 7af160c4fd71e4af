import type { ColumnType, Generated } from 'kysely';
import type { ProjectRole } from '#domain/context';

type Json<T> = ColumnType<T, string, string>;

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
  project_members: { project_id: string; user_id: string; role: ProjectRole };
  policies: {
    id: string;
    project_id: string;
    version: number;
    body: Json<unknown>;
    created_by: string;
    created_at: Date;
  };
  connections: {
    id: string;
    project_id: string | null;
    name: string;
    settings: Json<unknown>;
    secret: Buffer | null;
    enabled: boolean;
    concurrency: number;
    spending_limit: string | number | null;
    spending_period: 'day' | 'month' | 'ever';
    revision: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
};
