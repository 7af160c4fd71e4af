import type { Picture } from '#engine/docx/pictures';
import { picturePath } from '#pipeline/review/pictures';
import { useSay } from '#platform/web/components';
import type { ShownSide } from './document-text.tsx';
import { documentMessages } from './messages.ts';
import type { DocumentBlock } from './read-document.ts';

interface PicturesProps {
  readonly shown: ShownSide;
  readonly block: DocumentBlock;
}

/** The pictures of a paragraph, in front of its text. */
export function BlockPictures({ shown, block: { body, offset } }: PicturesProps) {
  const { pictures = [] } = body;
  if (pictures.length === 0 || offset > 0) return null;
  return (
    <span class="doc-pictures">
      {pictures.map((picture, index) => (
        <PictureView key={index} shown={shown} picture={picture} />
      ))}
    </span>
  );
}

function PictureView({ shown, picture }: { readonly shown: ShownSide; readonly picture: Picture }) {
  const say = useSay(documentMessages);
  const { run, canShowPictures } = shown.document;
  const { part, description, width, height } = picture;
  const said = { lang: description === undefined ? undefined : run.sourceLanguage };
  if (part === undefined || !canShowPictures)
    return (
      <span class="doc-picture" role="img" aria-label={description ?? say.picture} dir="auto" {...said}>
        {description ?? '▧'}
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
