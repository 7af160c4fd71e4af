/** What can become of the source of a segment from one version to another. */
export const sourceChanges = ['unchanged', 'moved', 'edited', 'new', 'removed'] as const;
