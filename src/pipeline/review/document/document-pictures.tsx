import type { KeptPicture } from '#domain/files/outline';
import type { Picture } from '#engine/docx/pictures';
import type { CodeType } from '#engine/inline';
import { picturePath } from '#pipeline/review/pictures';
import { useSay } from '#platform/web/components';
import { documentMessages } from './messages.ts';
import type { DocumentBlock, DocumentWindow, ShownSide } from './read-document.ts';

interface PicturesProps {
  readonly shown: ShownSide;
  readonly block: DocumentBlock;
}

/** Pictures of a paragraph that stand at one place: at a code of a segment, in front of it, or, without any, in front of all text. */
export function picturesAt(
  { body: { pictures = [] } }: DocumentBlock,
  segment?: number,
  code?: number,
): readonly KeptPicture[] {
  return pictures.filter(({ place }) => place?.segment === segment && place?.code === code);
}

/** Pictures of a paragraph that are not in its text, in front of it. */
export function BlockPictures({ shown, block }: PicturesProps) {
  const pictures = picturesAt(block);
  if (pictures.length === 0 || block.offset > 0) return null;
  return (
    <span class="doc-pictures">
      <PictureViews {...{ shown, pictures }} />
    </span>
  );
}

interface PictureViewsProps {
  readonly shown: ShownSide;
  readonly pictures: readonly Picture[];
}

export function PictureViews({ shown, pictures }: PictureViewsProps) {
  return (
    <>
      {pictures.map((picture, index) => (
        <PictureView key={index} {...{ shown, picture }} />
      ))}
    </>
  );
}

const ofPictures: ReadonlySet<CodeType> = new Set(['image', 'object']);

/** Whether there are drawings in the text, and the document was taken apart when nothing was kept of what they show. */
export function arePicturesUnknown({ blocks }: DocumentWindow): boolean {
  return blocks.some(
    ({ body, segments }) =>
      body.pictures === undefined &&
      segments.some(({ source }) => source.codes.some(({ type }) => ofPictures.has(type))),
  );
}

function PictureView({ shown, picture }: { readonly shown: ShownSide; readonly picture: Picture }) {
  const say = useSay(documentMessages);
  const { run, canShowPictures } = shown.document;
  const { part, description, name, width, height } = picture;
  const said = { lang: description === undefined ? undefined : run.sourceLanguage };
  if (part === undefined || !canShowPictures)
    return (
      <span
        class="doc-picture"
        role="img"
        aria-label={description ?? name ?? say.picture}
        dir="auto"
        {...said}
      >
        {description ?? `▧ ${name ?? say.picture}`}
      </span>
    );
  return (
    <img
      class="doc-image"
      src={picturePath(run.id, part)}
      alt={description ?? say.picture}
      loading="lazy"
      decoding="async"
      {...{ width, height, ...said }}
    />
  );
}
