/** One thing that was done, as it stands in the chain. */
export interface AuditEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly id: string;
  readonly occurredAt: Date;
  readonly actor: { readonly kind: 'person' | 'key' | 'system'; readonly id: string; readonly name: string };
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly projectId: string | null;
  readonly correlationId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

/** An entry with its link to the one before. */
export interface ChainedEntry extends AuditEntry {
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Where the chain ends: the last sequence (0 for an empty chain) and its hash. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: Uint8Array;
}
