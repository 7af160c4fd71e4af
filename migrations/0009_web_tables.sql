create table idempotency_keys (
  actor_id text not null,
  key text not null,
  request_digest text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
