/**
 * Finds where sentences end in one paragraph's plain text.
 * Returns the offsets (UTF-16 units, ascending, none 0 and none the length) at which a new segment begins; white
 * space between two sentences belongs to the segment before it.
 */
export type FindBreaks = (text: string) => readonly number[];
