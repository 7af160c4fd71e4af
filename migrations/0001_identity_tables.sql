-- The tables better-auth 1.7.5 keeps (users to sign_in_rates), with the names of its columns.
create table users (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "role" text not null default 'reviewer' check ("role" in ('administrator', 'operator', 'reviewer')),
  "banned" boolean,
  "banReason" text,
  "banExpires" timestamptz,
  "twoFactorEnabled" boolean
);
comment on column users."banned" is 'Whether the person is disabled.';
create index users_administrators on users ("id") where "role" = 'administrator';

create table user_sessions (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references users on delete cascade,
  "impersonatedBy" text
);
create index user_sessions_by_user on user_sessions ("userId");

create table user_accounts (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references users on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
create index user_accounts_by_user on user_accounts ("userId");

create table user_verifications (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index user_verifications_by_identifier on user_verifications ("identifier");

create table user_second_factors (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references users on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index user_second_factors_by_secret on user_second_factors ("secret");
create index user_second_factors_by_user on user_second_factors ("userId");

create table api_keys (
  "id" text primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null references users on delete cascade,
  "prefix" text,
  "key" text not null unique,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);
comment on column api_keys."key" is 'SHA-256 of the secret; the secret is shown once and kept nowhere.';
create index api_keys_by_owner on api_keys ("referenceId");

create table sign_in_rates (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

create table one_time_links (
  token_hash bytea primary key,
  user_id text references users on delete cascade,
  expires_at timestamptz not null
);
comment on table one_time_links is 'Links that set a password once; without a user, the link that makes the first administrator.';
