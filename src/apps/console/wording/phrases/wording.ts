/** How a refusal or a finding is worded where its catalogue, which speaks to programs and in English, is not enough. */
export interface Words {
  readonly when?: string;
  readonly action?: string;
  /** Phrases of its details as the code writes them, `{}` for what stays as it is: `{} expected, {} found`. */
  readonly details?: Phrases;
}

/** By code. */
export type Wording = Readonly<Record<string, Words>>;

/** What each phrase is in another language, with its values in the same order. */
export type Phrases = Readonly<Record<string, string>>;
