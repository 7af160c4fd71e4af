import { z } from 'zod';
import { runOverridesSchema } from '#domain/runs';
import { languageTag, nameOf } from '#platform/web';

const languages = z.array(languageTag).min(1).max(50);

const manifestItem = z.strictObject({
  file: z.string().min(1).max(255).optional().describe('Name of a file sent along.'),
  artifactId: z.uuid().optional().describe('An artifact of the project that holds the document.'),
  versionId: z.uuid().optional().describe('A version of the project.'),
  targetLanguages: languages.optional().describe('Default: those of the batch.'),
  sourceLanguage: languageTag.optional(),
  fileId: z.uuid().optional().describe('The file it is a version of.'),
  externalKey: nameOf(255).optional(),
  intent: z.string().max(40).optional().describe('As with a single upload.'),
  overrides: runOverridesSchema.optional(),
});
export type ManifestItem = z.output<typeof manifestItem>;

/** What is to be done with the documents of a batch. */
export const manifestSchema = z.strictObject({
  name: nameOf(200).default('Batch'),
  targetLanguages: languages.optional(),
  policyId: z.uuid().optional(),
  priority: z.int().min(-100).max(100).default(0),
  items: z
    .array(manifestItem)
    .max(2000)
    .default([])
    .describe('Files sent along that no item names are taken as they are.'),
});
export type Manifest = z.output<typeof manifestSchema>;

export const batchStates = ['open', 'finished', 'cancelled'] as const;
export const itemStates = ['waiting', 'submitted', 'failed', 'cancelled', 'done'] as const;
export type ItemState = (typeof itemStates)[number];

export interface Batch {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly state: (typeof batchStates)[number];
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What an item asks for: one document in one language. */
export interface ItemRequest {
  readonly targetLanguage: string;
  readonly sourceLanguage?: string | undefined;
  readonly fileId?: string | undefined;
  readonly externalKey?: string | undefined;
  readonly intent?: string | undefined;
  readonly policyId?: string | undefined;
  readonly priority: number;
  readonly overrides?: ManifestItem['overrides'];
}

/** Why an item came to nothing, and what a person can do about it. */
export interface ItemFailure {
  readonly code: string;
  readonly message: string;
  readonly action: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface BatchItem {
  readonly batchId: string;
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly request: ItemRequest;
  readonly artifactId: string | null;
  readonly state: ItemState;
  readonly fileId: string | null;
  readonly versionId: string | null;
  readonly failure: ItemFailure | null;
  /** How often it was submitted anew; jobs of an earlier time do nothing. */
  readonly attempts: number;
}
