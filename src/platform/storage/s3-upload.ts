import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { type Measurement, measureContent, toStream } from './measure-content.ts';
import { storageProblem } from './problems.ts';
import type { PutOptions, StoredObject } from './storage.ts';

export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
}

/** Bytes; two are in memory at most. S3 takes 10,000 parts of at least 5 MiB, so 80 GB fit. */
const partSize = 8 * 1024 * 1024;

/**
 * Stores content of unknown length: in one request if it fits one part, else in parts, which become an object only at the
 * end. Every request carries the MD5 of its body, so that the server refuses what the network changed; parts are whole in
 * memory, so that the SDK can send them again.
 */
export async function uploadContent(
  bucket: Bucket,
  key: string,
  content: Readable | Uint8Array,
  { limit, mediaType }: PutOptions = {},
): Promise<Omit<StoredObject, 'key'>> {
  const source = toStream(content);
  const measured = measureContent(limit);
  pipeline(source, measured.stream, () => {});
  const parts = cut(measured.stream);
  try {
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    const second = (await parts.next()).value;
    const stored = { Bucket: bucket.name, Key: key, ContentType: mediaType };
    if (!second) {
      const result = measured.result();
      const Metadata = { sha256: result.sha256 };
      const put = new PutObjectCommand({ ...stored, ...bodyOf(first), Metadata });
      return { ...result, ...tagsOf(await bucket.client.send(put)) };
    }
    await uploadParts(bucket.client, stored, [first, second], parts);
    return await verifyUpload(bucket, key, measured.result());
  } finally {
    source.destroy();
  }
}

/** Chunks joined to parts, all but the last of the same size. */
async function* cut(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (let chunk of content) {
    while (size + chunk.length >= partSize) {
      const end = partSize - size;
      yield Buffer.concat([...chunks, chunk.subarray(0, end)]);
      chunk = chunk.subarray(end);
      chunks = [];
      size = 0;
    }
    chunks.push(chunk);
    size += chunk.length;
  }
  if (size > 0) yield Buffer.concat(chunks);
}

async function uploadParts(
  client: S3Client,
  stored: { readonly Bucket: string; readonly Key: string; readonly ContentType: string | undefined },
  begun: Buffer[],
  rest: AsyncIterable<Buffer>,
): Promise<void> {
  const { Bucket, Key } = stored;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(stored));
  const done: { PartNumber: number; ETag: string | undefined }[] = [];
  const send = async (part: Buffer): Promise<void> => {
    const PartNumber = done.length + 1;
    const sent = await client.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, ...bodyOf(part) }),
    );
    done.push({ PartNumber, ETag: sent.ETag });
  };
  try {
    for (let part = begun.shift(); part; part = begun.shift()) await send(part);
    for await (const part of rest) await send(part);
    const complete = { Bucket, Key, UploadId, MultipartUpload: { Parts: done } };
    await client.send(new CompleteMultipartUploadCommand(complete));
  } catch (error) {
    // What cannot be given up now is given up by the caretaker; the first error is the one to tell.
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => {});
    throw error;
  }
}

/** Every part was verified as it came; this sees that they were put together. Not every server tells the tag before. */
async function verifyUpload({ client, name }: Bucket, key: string, measured: Measurement) {
  const found = await client.send(new HeadObjectCommand({ Bucket: name, Key: key }));
  if (found.ContentLength !== measured.size) throw storageProblem('object-damaged', { detail: key });
  return { ...measured, ...tagsOf(found) };
}

const bodyOf = (body: Buffer) => ({
  Body: body,
  ContentLength: body.length,
  ContentMD5: createHash('md5').update(body).digest('base64'),
});

const tagsOf = ({ ETag, VersionId }: { ETag?: string; VersionId?: string }) => ({
  etag: ETag?.replaceAll('"', ''),
  versionId: VersionId,
});
