import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type SpooledFile, spoolStream } from '#platform/files';
import { type UploadPart, webProblem } from '#platform/web';

/** The files of a request in temporary files: read as often as wanted, gone when it is disposed of. */
export interface HeldUpload extends AsyncDisposable {
  readonly parts: AsyncIterable<UploadPart>;
  /** SHA-256 over names, media types and contents in their order. */
  readonly digest: string;
}

interface HeldPart extends Omit<UploadPart, 'content'> {
  readonly file: SpooledFile;
}

/** Takes in all files of a request, `most` bytes together (`body-too-large`). Leaves nothing where it rejects. */
export async function holdUpload(upload: AsyncIterable<UploadPart>, most: number): Promise<HeldUpload> {
  const held: HeldPart[] = [];
  const opened: Readable[] = [];
  const release = async (): Promise<void> => {
    for (const content of opened) content.destroy();
    await Promise.all(held.map(({ file }) => file[Symbol.asyncDispose]()));
  };
  try {
    let size = 0;
    for await (const { content, ...part } of upload) {
      const file = await spoolStream(content);
      held.push({ ...part, file });
      size += file.size;
      if (size > most) throw webProblem('body-too-large', { facts: { limit: most } });
    }
  } catch (error) {
    await release();
    throw error;
  }
  return {
    parts: { [Symbol.asyncIterator]: () => partsOf(held, opened) },
    digest: digestOf(held),
    [Symbol.asyncDispose]: release,
  };
}

/** What was opened stays open, read or not, until the upload is disposed of. */
async function* partsOf(held: readonly HeldPart[], opened: Readable[]): AsyncGenerator<UploadPart> {
  for (const { file, ...part } of held) {
    const content = file.open();
    opened.push(content);
    yield { ...part, content };
  }
}

function digestOf(held: readonly HeldPart[]): string {
  const known = held.map(({ field, fileName, mediaType, file }) => [field, fileName, mediaType, file.sha256]);
  return createHash('sha256').update(JSON.stringify(known)).digest('hex');
}
