/** Segmentation rules as SRX 2.0 (LISA/GALA, 2008) writes them; expressions are kept as spelled. */
export interface SrxDocument {
  /** Whether text inside an inline element (a footnote) is segmented too. */
  readonly segmentSubflows: boolean;
  /** Whether the rules of every language map that fits apply, in their order, instead of the first one's only. */
  readonly cascade: boolean;
  /** On which side of a break a code goes: true keeps it in the segment before. */
  readonly formatHandles: { readonly start: boolean; readonly end: boolean; readonly isolated: boolean };
  readonly languages: readonly SrxLanguage[];
  /** Which rules a language tag uses; the order counts. */
  readonly maps: readonly SrxMap[];
}

export interface SrxLanguage {
  readonly name: string;
  readonly rules: readonly SrxRule[];
}

/** One rule: at a place with `before` in front and `after` behind, break or do not. The first rule that fits decides. */
export interface SrxRule {
  readonly break: boolean;
  /** Java/ICU regular expression that must match up to the place; empty matches anywhere. */
  readonly before: string;
  /** Java/ICU regular expression that must match from the place on. */
  readonly after: string;
}

export interface SrxMap {
  /** Java/ICU regular expression for the whole language tag. */
  readonly pattern: string;
  /** Name of an `SrxLanguage`. */
  readonly language: string;
}

/** The rules a language tag gets, each with its language's name and place in it for findings. */
export interface PlacedRule extends SrxRule {
  /** `German, rule 12`. */
  readonly place: string;
}
