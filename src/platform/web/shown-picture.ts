/** A picture that browsers draw in their place, whoever made it. */
export interface ShownPicture {
  /** Undefined: the browser has it already. */
  readonly bytes: Uint8Array | undefined;
  /** What the bytes are; browsers take them for nothing else. */
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | undefined;
  /** Changes with the bytes. */
  readonly tag: string;
}

/**
 * What a picture from a document is sent with: nothing in it runs, no other site shows it, and a browser that kept it asks every
 * time whether it still may show it.
 */
export function pictureHeaders({ bytes, mediaType, tag }: ShownPicture): Record<string, string> {
  return {
    etag: `"${tag}"`,
    'cache-control': 'private, no-cache',
    vary: 'authorization, cookie',
    ...(bytes &&
      mediaType && {
        'content-type': mediaType,
        'content-length': `${bytes.length}`,
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      }),
  };
}

/** Whether `If-None-Match` names this tag (RFC 9110, 13.1.2); an asterisk names none, for nobody knows what is kept there. */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const named = ifNoneMatch?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named?.includes(`"${tag}"`) ?? false;
}
