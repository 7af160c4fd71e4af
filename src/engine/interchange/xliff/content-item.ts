import type { CodeType } from '#engine/inline';

/** What a file says about a code, before it has a number. */
export interface CodeDescription {
  readonly type: CodeType;
  /** Whether the file spells the type as Verso does, so that it can be relied on. */
  readonly own: boolean;
  readonly hint: string;
  readonly equivalent: string;
  readonly deletable: boolean;
  readonly movable: boolean;
}

/** An item of a source or target whose code is still called by its id in the file. */
export type ContentItem =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open' | 'close' | 'standalone';
      readonly ref: string;
      /** Whether its other half is in another unit. */
      readonly isolated: boolean;
      readonly code: CodeDescription;
      /** Offset of its element in the file. */
      readonly offset: number;
    };
