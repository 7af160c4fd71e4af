/** A name without what moves the cursor or has what follows read in the other direction, which deceives whoever reads it. */
export function withoutControls(name: string): string {
  return name.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '');
}
