import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { RunChanges, RunFailure, RunOverrides } from './run.ts';
import type { RunStage, RunState } from './run-state.ts';

type Json<T> = ColumnType<T, string, string>;

export type RunsTable = {
  id: string;
  project_id: string;
  file_id: string;
  version_id: string;
  extraction_id: string | null;
  policy_id: string;
  source_language: string;
  target_language: string;
  overrides: JSONColumnType<RunOverrides>;
  state: RunState;
  stage: RunStage;
  epoch: Generated<number>;
  priority: number;
  paused_at: Date | null;
  segments_total: Generated<number>;
  segments_done: Generated<number>;
  portions_left: Generated<number>;
  failure: Json<RunFailure | null> | null;
  changes: Json<RunChanges | null> | null;
  report: Json<unknown> | null;
  batch_id: string | null;
  batch_number: number | null;
  previous_run_id: string | null;
  revision: Generated<number>;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
};

export type RunPortionsTable = {
  run_id: string;
  epoch: number;
  number: number;
  positions: number[];
  state: Generated<'open' | 'done'>;
  connection_id: string | null;
  lease: string | null;
  leased_until: Date | null;
  calls: Json<unknown> | null;
  worked_at: Date | null;
};

export type RunEventsTable = {
  id: Generated<number>;
  run_id: string;
  event: string;
  data: JSONColumnType<Record<string, unknown>>;
  occurred_at: Date;
};

export type TargetsTable = {
  run_id: string;
  position: number;
  target: JSONColumnType<object>;
  plain: string;
  result_source: string;
  verification_state: string;
  review_status: string;
  provider: string | null;
  model: string | null;
  prompt_version: string | null;
  connection_id: string | null;
  memory_unit: Json<unknown> | null;
  score: number | null;
  price: string | null;
  currency: string | null;
  is_repetition: boolean;
  codes_repaired: boolean;
  finding_codes: string[];
  revision: Generated<number>;
  updated_by: string;
  updated_at: Date;
};

export type RunFindingsTable = {
  run_id: string;
  number: number;
  stage: RunStage;
  code: string;
  severity: string;
  position: number | null;
  finding: JSONColumnType<object>;
};

export type DeliveriesTable = {
  run_id: string;
  artifact_id: string;
  certificate: JSONColumnType<object>;
  delivered_at: Date;
};

export type RunTables = {
  runs: RunsTable;
  run_portions: RunPortionsTable;
  run_events: RunEventsTable;
  run_findings: RunFindingsTable;
  targets: TargetsTable;
  deliveries: DeliveriesTable;
};
