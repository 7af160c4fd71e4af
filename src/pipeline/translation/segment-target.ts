import type { ResultSource } from '#engine/checks';
import type { InlineText } from '#engine/inline';

export type { ResultSource };

/** What a run holds for a segment once it is translated. */
export interface SegmentTarget {
  /** Its codes are those of the source; `compareCodes` reports nothing that blocks. */
  readonly text: InlineText;
  readonly resultSource: ResultSource;
  /** Of a memory match, 0–101. */
  readonly score?: number;
  /** Memory and id of the unit it was taken from. */
  readonly unit?: { readonly memory: string; readonly id: string };
  readonly provider?: string;
  readonly model?: string;
  /** Whether codes were put back where they most likely belong, after the provider lost or moved them. */
  readonly codesRepaired?: boolean;
  /** Whether the target was taken over from an equal segment before it. */
  readonly isRepetition?: boolean;
}
