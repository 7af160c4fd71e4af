create table idempotency_keys (
  actor_id text not null,
  key text not null,
  request_digest text not null,
  -- Which request works on it, and how long it counts as alive without a further sign.
  holder uuid not null,
  held_until timestamptz not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
