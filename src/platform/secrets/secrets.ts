import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must not be read from the database, and signs what must not be forged. */
export interface Secrets {
  /** AES-256-GCM; `place` (such as `connections:<id>`) is bound to it, so that it opens nowhere else. */
  seal(text: string, place: string): Buffer;
  /** Throws where it was changed, moved, or sealed with another key. */
  open(sealed: Uint8Array, place: string): string;
  /** HMAC-SHA-256 in base64url; `purpose` keeps signatures of one kind from serving as another. */
  sign(text: string, purpose: string): string;
}

/** Secrets under one master key of the installation: any text, best 32 random bytes in base64. */
export function createSecrets(masterKey: string): Secrets {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, 'verso', purpose, 32));
  const sealing = derive('sealing');
  return {
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      const cipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
    },
    sign: (text, purpose) =>
      createHmac('sha256', derive(`signing ${purpose}`))
        .update(text)
        .digest('base64url'),
  };
}
