/** Where a version stands: file and number. */
export interface Place {
  readonly id: string;
  readonly fileId: string;
  readonly number: number;
}

/** What an operation did, with all that undoing it needs. */
export type OperationBody =
  | {
      readonly kind: 'rename';
      readonly fileIds: readonly [string];
      readonly before: string;
      readonly after: string;
      /** The upload that brought the new name. */
      readonly versionId?: string;
    }
  | {
      readonly kind: 'merge';
      /** The file that went, then the one it went into. */
      readonly fileIds: readonly [string, string];
      readonly before: readonly Place[];
      readonly after: readonly Place[];
    }
  | {
      readonly kind: 'split';
      /** The file that was split, then the new one. */
      readonly fileIds: readonly [string, string];
      readonly before: readonly Place[];
      readonly after: readonly Place[];
    };

/** A deliberate change of what belongs to which file. */
export interface LineageOperation {
  readonly id: string;
  readonly projectId: string;
  readonly body: OperationBody;
  readonly doneBy: string;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}
