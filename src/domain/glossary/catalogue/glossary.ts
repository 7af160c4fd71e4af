/** Whether something is used: `deactivated` rests, `deleted` is gone for everyone but those who restore it. */
export const states = ['active', 'deactivated', 'deleted'] as const;
export type State = (typeof states)[number];

/** Whether a project may change a glossary it uses. */
export type Access = 'read' | 'write';

/** Why nothing of a glossary may be destroyed. */
export interface Hold {
  readonly reason: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A glossary as one project sees it. */
export interface AttachedGlossary {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
  readonly state: State;
  readonly hold: Hold | null;
  /** Counts every change of its terms. */
  readonly version: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Higher first. */
  readonly priority: number;
  readonly access: Access;
  /** Domains whose concepts count in the project; null: all concepts count. */
  readonly domains: readonly string[] | null;
}

/** How a project uses a glossary. */
export interface GlossaryUse {
  readonly priority: number;
  readonly access: Access;
  /** Default: all concepts count. */
  readonly domains?: readonly string[] | null;
}

export interface GlossaryFields {
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
}

/** A project that uses a glossary, and how. */
export interface GlossaryUser extends Required<GlossaryUse> {
  readonly projectId: string;
  readonly name: string;
}

export interface GlossaryUsers {
  readonly items: readonly GlossaryUser[];
  /** Projects that the actor may not see. */
  readonly others: number;
}

/** A domain with how many concepts are of it. */
export interface DomainCount {
  readonly domain: string;
  readonly concepts: number;
}
