import type { ColumnType } from 'kysely';

export type PolicyTables = {
  policies: {
    id: string;
    project_id: string;
    version: number;
    body: ColumnType<unknown, string, string>;
    created_by: string;
    created_at: Date;
  };
};
