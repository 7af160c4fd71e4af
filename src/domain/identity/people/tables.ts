import type { Generated } from 'kysely';
import type { Role } from '#domain/context';

export type PeopleTables = {
  users: {
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
  user_sessions: { id: string; token: string; userId: string; expiresAt: Date };
};
