/** Ends lines, reorders what is shown, or is a separator of some file system. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069/\\]/g;
const longestName = 200;

/** A file name without paths, control characters and tricks of direction: at most 200 characters, never empty. */
export function safeFileName(name: string): string {
  const cleaned = name.toWellFormed().normalize('NFC').replace(unsafe, '_').trim();
  const [stem, extension = ''] = splitExtension(cleaned.replace(/^\.+/, '_'));
  const shortened = [...stem].slice(0, longestName - extension.length).join('');
  return shortened + extension || 'document';
}

function splitExtension(name: string): [string, string?] {
  const found = /^(.+)(\.[A-Za-z0-9]{1,8})$/.exec(name);
  return found ? [found[1]!, found[2]] : [name];
}

/** Content-Disposition of a download (RFC 6266): an ASCII name for old clients, the whole one in RFC 8187 notation. */
export function contentDisposition(fileName: string): string {
  const name = safeFileName(fileName);
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
