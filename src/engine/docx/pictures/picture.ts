/** A picture as a reader meets it in a paragraph. */
export interface Picture {
  /**
   * Name of the part with its pixels, `/word/media/image1.png`. Undefined where browsers are not given them: metafiles, vector
   * graphics, charts and shapes, pictures that lie outside of the document, are missing from it, damaged or too large.
   */
  readonly part?: string;
  /** What the author says instead of it (`wp:docPr/@descr`, `v:shape/@alt`); at most `longestDescription` UTF-16 units. */
  readonly description?: string;
  /** What the program called it (`wp:docPr/@name`), such as `Rectangle 3`, where nothing is shown of it and nobody described it. */
  readonly name?: string;
  /** As it is laid out, in CSS pixels of 1/96 inch; undefined where the document does not say. */
  readonly width?: number;
  readonly height?: number;
}

/** A picture where it was found. */
export interface FoundPicture {
  readonly picture: Picture;
  /** Where the drawing that shows it begins in the text of its part, UTF-16 units. */
  readonly offset: number;
}

export const longestDescription = 300;
export const longestName = 100;
/** Most pictures that are told of one paragraph; what follows is left out. */
export const mostPictures = 40;
