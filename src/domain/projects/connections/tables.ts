import type { ColumnType, Generated } from 'kysely';

export type ConnectionTables = {
  connections: {
    id: string;
    project_id: string | null;
    name: string;
    settings: ColumnType<unknown, string, string>;
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
