let last = 0;

/** Starts a document over, so that its identifiers do not depend on the documents built before it. */
export function resetIdentifiers(): void {
  last = 0;
}

/** The next number for a bookmark, revision, drawing or content control: unique in its document. */
export function nextIdentifier(): number {
  last += 1;
  return last;
}
