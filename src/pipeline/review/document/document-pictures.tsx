import type { Picture } from '#engine/docx/pictures';
import type { CodeType } from '#engine/inline';
import { picturePath } from '#pipeline/review/pictures';
import { useSay } from '#platform/web/components';
import { documentMessages } from './messages.ts';
import type { DocumentBlock, ShownSide } from './read-document.ts';

interface PicturesProps {
  readonly shown: ShownSide;
  readonly block: DocumentBlock;
}

/** Pictures by the codes they stand for, of the segments of a paragraph by position. */
export type PlacedPictures = ReadonlyMap<number, ReadonlyMap<number, Picture>>;

const ofPictures: ReadonlySet<CodeType> = new Set(['image', 'object']);

/**
 * Where in its text the pictures of a paragraph stand: known where all of it is shown and has as many codes for pictures. It has
 * not where one drawing shows several, or where some are in texts that stay or are there twice for older programs.
 */
export function placePictures({ body, segments, segmentCount }: DocumentBlock): PlacedPictures {
  const placed = new Map<number, Map<number, Picture>>();
  const { pictures = [] } = body;
  if (pictures.length === 0 || segments.length < segmentCount) return placed;
  const codes = segments.flatMap(({ source }) => source.codes);
  if (codes.some(({ type, hint }) => type === 'other' && hint === 'AlternateContent')) return placed;
  const places = segments.flatMap(({ position, source }) => {
    const wanted = new Set(source.codes.filter(({ type }) => ofPictures.has(type)).map(({ id }) => id));
    return source.items.flatMap((item) =>
      item.kind === 'standalone' && wanted.has(item.id) ? [{ position, id: item.id }] : [],
    );
  });
  if (places.length !== pictures.length) return placed;
  for (const [index, { position, id }] of places.entries())
    placed.set(position, (placed.get(position) ?? new Map()).set(id, pictures[index]!));
  return placed;
}

/** The pictures of a paragraph that are not in its text, in front of it. */
export function BlockPictures({ shown, block }: PicturesProps) {
  const { pictures = [] } = block.body;
  if (pictures.length === 0 || block.offset > 0 || placePictures(block).size > 0) return null;
  return (
    <span class="doc-pictures">
      {pictures.map((picture, index) => (
        <PictureView key={index} shown={shown} picture={picture} />
      ))}
    </span>
  );
}

export function PictureView({ shown, picture }: { readonly shown: ShownSide; readonly picture: Picture }) {
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
