import { z } from 'zod';
import type { KeptSegment } from '#domain/files/content';
import type { File, Version } from '#domain/files/records';
import { markedText } from '#engine/inline';

const moment = z.iso.datetime();

export const fileSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    externalKey: z.string().nullable(),
    name: z.string(),
    mergedInto: z.uuid().nullable(),
    legalHold: z.string().nullable().describe('Why nothing of it is deleted'),
    deletedAt: moment.nullable().describe('When its texts and artifacts were deleted'),
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
    deletedAt: moment.nullable().describe('When it was deleted alone; null where it was not'),
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
  deletedAt: file.deletedAt?.toISOString() ?? null,
  createdAt: file.createdAt.toISOString(),
  updatedAt: file.updatedAt.toISOString(),
});

export const showVersion = (version: Version) => ({
  ...version,
  origin: { ...version.origin },
  deletedAt: version.deletedAt?.toISOString() ?? null,
  createdAt: version.createdAt.toISOString(),
});

export const showSegment = ({ source, heading, ...segment }: KeptSegment) => ({
  ...segment,
  marked: markedText(source),
  heading: heading ?? null,
});
