/** What a file may cost; beyond it, reading ends with a finding. */
export interface MarkupLimits {
  /** Elements inside one another. */
  readonly depth: number;
  /** UTF-16 units of one tag, comment, declaration or text between tags. */
  readonly token: number;
}

export const defaultMarkupLimits: MarkupLimits = { depth: 256, token: 2 ** 20 };
