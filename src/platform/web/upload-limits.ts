/** How large uploads may be. */
export interface UploadLimits {
  /** Most bytes of one uploaded document. */
  readonly uploadBytes: number;
  /** Most bytes of one uploaded memory or glossary. */
  readonly exchangeBytes: number;
}

/** Most bytes of one file that a route or page is sent. */
export function uploadBytesOf(
  { brings = 'documents' }: { readonly brings?: 'documents' | 'exchange' },
  { uploadBytes, exchangeBytes }: UploadLimits,
): number {
  return brings === 'exchange' ? exchangeBytes : uploadBytes;
}
