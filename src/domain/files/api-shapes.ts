import { z } from 'zod';
import type { KeptSegment } from '#domain/files/content';
import type { File, Version } from '#domain/files/records';
import { markedText } from '#engine/inline';

const moment = z.iso.datetime();

export const limit = z.coerce.number().int().min(1).max(200).default(50);

/** A cursor that holds what its list goes on behind. */
export function cursorOf<T extends z.ZodType<unknown, string>>(content: T) {
  return z
    .string()
    .max(100)
    .transform((text) => Buffer.from(text, 'base64url').toString())
    .pipe(content)
    .optional();
}
export const idCursor = cursorOf(z.uuid('is not a cursor of this list'));
export const placeCursor = cursorOf(
  z
    .string()
    .regex(/^\d{1,9}$/, 'is not a cursor of this list')
    .transform(Number),
);

/** A page of rows of which one more was asked for than is shown. */
export function pageOf<T, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
  place: (row: T) => string | number,
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? Buffer.from(String(place(items.at(-1)!))).toString('base64url') : null;
  return { items: items.map(show), next };
}

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const fileSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    externalKey: z.string().nullable(),
    name: z.string(),
    mergedInto: z.uuid().nullable(),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'File' });

export const versionSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    fileId: z.uuid(),
    number: z.int(),
    artifactId: z.uuid(),
    sha256: z.string(),
    size: z.int().describe('Bytes'),
    name: z.string().describe('Name at upload'),
    sourceLanguage: z.string(),
    uploadedBy: z.string(),
    channel: z.string(),
    origin: z.record(z.string(), z.unknown()).describe('What else is known of where it came from'),
    createdAt: moment,
  })
  .meta({ id: 'Version' });

export const segmentSchema = z
  .object({
    position: z.int(),
    segmentId: z.string(),
    part: z.string(),
    place: z.string(),
    plain: z.string(),
    marked: z.string().describe('With numbered marks for its inline codes'),
    hash: z.string().describe('Of the normalised text, a signed 64-bit integer'),
    heading: z.string().nullable(),
  })
  .meta({ id: 'Segment' });

export const showFile = (file: File) => ({
  ...file,
  createdAt: file.createdAt.toISOString(),
  updatedAt: file.updatedAt.toISOString(),
});

export const showVersion = (version: Version) => ({
  ...version,
  origin: { ...version.origin },
  createdAt: version.createdAt.toISOString(),
});

export const showSegment = ({ source, heading, ...segment }: KeptSegment) => ({
  ...segment,
  marked: markedText(source),
  heading: heading ?? null,
});
