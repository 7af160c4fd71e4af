import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export type FilesTable = {
  id: string;
  project_id: string;
  external_key: string | null;
  name: string;
  merged_into: string | null;
  legal_hold: string | null;
  deleted_at: Date | null;
  revision: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type VersionsTable = {
  id: string;
  file_id: string;
  project_id: string;
  number: number;
  artifact_id: string;
  sha256: string;
  size: number;
  name: string;
  source_language: string;
  uploaded_by: string;
  channel: string;
  origin: Json<Record<string, unknown>>;
  /** Read as text: they do not fit into a number. */
  sketch: string[];
  segment_hashes: string[];
  deleted_at: ColumnType<Date | null, never, Date>;
  created_at: Date;
};

export type ExtractionsTable = {
  id: string;
  version_id: string;
  digest: string;
  source_language: string;
  options: Json<unknown>;
  title: string | null;
  segment_count: number;
  word_count: number;
  coverage: Json<unknown>;
  findings: Json<unknown>;
  created_at: Date;
};

export type FileTables = {
  files: FilesTable;
  versions: VersionsTable;
  extractions: ExtractionsTable;
};
