-- Processes of the house that say they are there; a row that was not renewed for a while is of one that is gone.
create table processes (
  id uuid primary key,
  kind text not null check (kind in ('start', 'web', 'worker', 'scheduler')),
  host text not null,
  pid integer not null,
  version text not null,
  queues text[] not null,
  memory bigint not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
comment on column processes.memory is 'Bytes it held when it was last seen.';
