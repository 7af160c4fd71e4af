import type { Generated } from 'kysely';
import type { Role } from '#domain/context';

export type UsersTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  role: Role;
  banned: boolean | null;
  twoFactorEnabled: boolean | null;
};

export type UserSessionsTable = { id: string; token: string; userId: string; expiresAt: Date };

export type ApiKeysTable = {
  id: string;
  name: string | null;
  start: string | null;
  referenceId: string;
  key: string;
  enabled: boolean | null;
  lastRequest: Date | null;
  expiresAt: Date | null;
  createdAt: Date;
  permissions: string | null;
  metadata: string | null;
};

export type OneTimeLinksTable = { token_hash: Uint8Array; user_id: string | null; expires_at: Date };

export type IdentityTables = {
  users: UsersTable;
  user_sessions: UserSessionsTable;
  api_keys: ApiKeysTable;
  one_time_links: OneTimeLinksTable;
};
