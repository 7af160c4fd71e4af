import type { Finding } from '#engine/findings';
import type { TmxFindingCode } from './finding-collector.ts';
import type { TmxHeader, TmxUnit } from './tmx-unit.ts';

/** A piece of what a TMX file holds, in order of the file. */
export type TmxPart =
  | { readonly kind: 'header'; readonly header: TmxHeader }
  | { readonly kind: 'units'; readonly units: readonly TmxUnit[] }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'account'; readonly account: TmxAccount };

/** Why a unit was left out: the code of its finding. */
export type TmxSkipReason = Extract<
  TmxFindingCode,
  | 'tmx-too-large'
  | 'tmx-unit-without-variant'
  | 'tmx-unit-unfinished'
  | 'tmx-unit-character'
  | 'tmx-unit-entity'
  | 'tmx-unit-bytes'
>;

/** Where every unit of a file went: `units` is `read` and the sum of `skipped`. */
export interface TmxAccount {
  /** `<tu>` elements. */
  readonly units: number;
  readonly read: number;
  readonly skipped: Readonly<Partial<Record<TmxSkipReason, number>>>;
  /** Findings by code, those included that were not told one by one. */
  readonly findings: Readonly<Record<string, number>>;
  /** Whether the file was read to its end. */
  readonly isComplete: boolean;
}
