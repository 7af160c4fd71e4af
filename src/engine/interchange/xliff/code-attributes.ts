import { type CodeType, codeTypes, type InlineCode } from '#engine/inline';

/** Prefix of the sub-types that carry a code's type, and of the metadata categories. */
export const prefix = 'verso';

/** `type` of an inline element (XLIFF 2.1, 4.3.1.43) for each code; the exact type travels in `subType`. */
export function typeOf({ type }: InlineCode): string {
  if (type === 'format') return 'fmt';
  if (type === 'hyperlink') return 'link';
  if (type === 'image') return 'image';
  return 'other';
}

/**
 * `subType` for a code. XLIFF wants canDelete="no" where canReorder is not yes, so a code that may be lost but not
 * moved says so here.
 */
export function subTypeOf({ type, deletable, movable }: InlineCode): string {
  return `${prefix}:${type}${deletable && !movable ? '.deletable' : ''}`;
}

export interface ReadType {
  readonly type: CodeType;
  /** From our own sub-type: a code that may be lost though it may not be moved. */
  readonly deletable: boolean;
  /** Whether the sub-type is ours. */
  readonly own: boolean;
}

/** The code type that `type` and `subType` of an inline element mean; sub-types of the `xlf` prefix are understood. */
export function readType(type: string | undefined, subType: string | undefined): ReadType {
  const [, own, deletable] = /^verso:([a-z-]+)(\.deletable)?$/.exec(subType ?? '') ?? [];
  const ownType = codeTypes.find((known) => known === own);
  if (ownType !== undefined) {
    return { type: ownType, deletable: deletable !== undefined, own: true };
  }
  return { type: foreignType(type, subType), deletable: false, own: false };
}

function foreignType(type: string | undefined, subType: string | undefined): CodeType {
  if (subType === 'xlf:lb') return 'line-break';
  if (subType === 'xlf:pb') return 'page-break';
  if (type === 'fmt') return 'format';
  if (type === 'link') return 'hyperlink';
  if (type === 'image') return 'image';
  return 'other';
}
