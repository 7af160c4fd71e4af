/** Characters of a block of bytes. */
export interface DecodedBlock {
  /** With line ends as line feeds (XML 1.0, 2.11). */
  readonly text: string;
  /** Offset in `text` of the first character of the file that stands for invalid bytes; -1 where it is not here. */
  readonly invalidAt: number;
}
