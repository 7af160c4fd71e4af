/** How large uploads may be. */
export interface UploadLimits {
  /** Most bytes of one uploaded document. */
  readonly uploadBytes: number;
  /** Most bytes of one uploaded memory or glossary. */
  readonly exchangeBytes: number;
}

/** Most bytes that a route or page is sent. */
export interface UploadLimit {
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all files of a request that are held on disk. */
  readonly heldBytes: number;
}

/** Documents come several at once. */
const mostDocuments = 10;

export function uploadLimitOf(
  { brings = 'documents' }: { readonly brings?: 'documents' | 'exchange' },
  { uploadBytes, exchangeBytes }: UploadLimits,
): UploadLimit {
  return brings === 'exchange'
    ? { fileBytes: exchangeBytes, heldBytes: exchangeBytes }
    : { fileBytes: uploadBytes, heldBytes: mostDocuments * uploadBytes };
}
