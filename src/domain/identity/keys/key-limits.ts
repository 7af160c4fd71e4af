import type { Scope } from '#domain/context';

/** What a key is limited to, beyond the rights of its owner. */
export interface KeyLimits {
  readonly scopes: readonly Scope[];
  /** Ids of the only projects it is for; undefined: all of its owner's. */
  readonly projects: readonly string[] | undefined;
}

/** Reads the limits as they are stored with a key; what cannot be read allows nothing. */
export function readKeyLimits(row: {
  readonly permissions: string | null;
  readonly metadata: string | null;
}): KeyLimits {
  const permissions = parse(row.permissions) as { verso?: Scope[] } | undefined;
  const metadata = parse(row.metadata) as { projects?: string[] } | undefined;
  return { scopes: permissions?.verso ?? [], projects: metadata?.projects };
}

/** better-auth writes metadata as JSON, some versions of it as JSON in JSON. */
function parse(text: string | null): unknown {
  if (!text) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? JSON.parse(value) : value;
}
