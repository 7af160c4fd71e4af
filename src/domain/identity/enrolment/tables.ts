export type EnrolmentTables = {
  one_time_links: { token_hash: Uint8Array; user_id: string | null; expires_at: Date };
};
