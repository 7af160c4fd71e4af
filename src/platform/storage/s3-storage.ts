import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { checkStorage } from './check-storage.ts';
import { contentDisposition } from './content-disposition.ts';
import { requireObjectKey } from './object-key.ts';
import { storageProblem } from './problems.ts';
import { type Bucket, uploadContent } from './s3-upload.ts';
import type { S3Settings } from './settings.ts';
import type { Storage, StoredObject } from './storage.ts';
import { verifyContent } from './verify-content.ts';

/** Objects in a bucket. */
export function createS3Storage(settings: S3Settings): Storage {
  const bucket: Bucket = { client: createClient(settings), name: settings.bucket };
  const prefix = settings.prefix ? `${settings.prefix.replace(/^\/+|\/+$/g, '')}/` : '';
  const at = (key: string) => {
    requireObjectKey(key);
    return { Bucket: bucket.name, Key: prefix + key };
  };
  const storage: Omit<Storage, 'check'> = {
    kind: 's3',
    put: async (key, content, options) => ({
      key,
      ...(await uploadContent(bucket, at(key).Key, content, options)),
    }),
    async get(key, expected) {
      const content = await openObject(bucket.client, at(key));
      if (!content) throw storageProblem('object-missing', { detail: key });
      return expected ? verifyContent(content, key, expected.sha256) : content;
    },
    async head(key) {
      const found = await findObject(bucket.client, at(key));
      const sha256 = found && (found.Metadata?.sha256 ?? (await hashObject(bucket.client, at(key))));
      return found && sha256 ? toObject(key, found, sha256) : undefined;
    },
    async delete(key) {
      const wasThere = (await findObject(bucket.client, at(key))) !== undefined;
      await bucket.client.send(new DeleteObjectCommand(at(key)));
      return wasThere;
    },
    list: (wanted) => listObjects(bucket, prefix, wanted),
    signedDownload: (key, { seconds, fileName }) =>
      getSignedUrl(
        bucket.client,
        new GetObjectCommand({ ...at(key), ResponseContentDisposition: contentDisposition(fileName) }),
        { expiresIn: seconds },
      ),
    signedUpload: (key, { seconds, bytes }) =>
      getSignedUrl(bucket.client, new PutObjectCommand({ ...at(key), ContentLength: bytes }), {
        expiresIn: seconds,
        signableHeaders: new Set(['host', 'content-length']),
      }),
    discardUnfinished: (before) => abortUploads(bucket, prefix, before),
  };
  return { ...storage, check: () => checkStorage(storage) };
}

/** Milliseconds. Without these the SDK waits for ever; the second counts until an answer begins, not while it is read. */
const patience = { connectionTimeout: 10_000, requestTimeout: 300_000, throwOnRequestTimeout: true };

/** Checksums beyond what S3 demands are sent as trailers, which other servers than Amazon's refuse. */
function createClient({ region, endpoint, accessKeyId, secretAccessKey, pathStyle }: S3Settings): S3Client {
  return new S3Client({
    region,
    endpoint,
    forcePathStyle: pathStyle,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    requestHandler: patience,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

async function openObject(client: S3Client, place: Place): Promise<Readable | undefined> {
  const found = await client.send(new GetObjectCommand(place)).catch(absent);
  return found?.Body as Readable | undefined;
}

function findObject(client: S3Client, place: Place): Promise<HeadObjectCommandOutput | undefined> {
  return client.send(new HeadObjectCommand(place)).catch(absent);
}

/** Objects that came in parts carry no hash: it was known only after they began. */
async function hashObject(client: S3Client, place: Place): Promise<string | undefined> {
  const content = await openObject(client, place);
  if (!content) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of content as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

const toObject = (key: string, found: HeadObjectCommandOutput, sha256: string): StoredObject => ({
  key,
  size: found.ContentLength ?? 0,
  sha256,
  etag: found.ETag?.replaceAll('"', ''),
  versionId: found.VersionId,
});

async function* listObjects(
  { client, name }: Bucket,
  prefix: string,
  wanted: string,
): ReturnType<Storage['list']> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix + wanted }))
    for (const { Key, LastModified } of page.Contents ?? [])
      yield { key: Key!.slice(prefix.length), storedAt: LastModified! };
}

async function abortUploads({ client, name }: Bucket, prefix: string, before: Date): Promise<number> {
  let aborted = 0;
  let from: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (from) {
    const command = new ListMultipartUploadsCommand({ Bucket: name, Prefix: prefix, ...from });
    const page: ListMultipartUploadsCommandOutput = await client.send(command);
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (!Initiated || Initiated >= before) continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket: name, Key, UploadId })).catch(absent);
      aborted += 1;
    }
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
  return aborted;
}

function absent(error: { readonly name?: string }): undefined {
  if (!['NoSuchKey', 'NotFound', 'NoSuchUpload'].includes(error.name ?? '')) throw error;
}
