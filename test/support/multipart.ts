export const boundary = 'verso-test-boundary';

/** A multipart body as browsers send it: fields first, then files. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly name: string; readonly text: string }[],
): Buffer {
  const parts = [
    ...Object.entries(fields).map(
      ([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
    ),
    ...files.map(
      ({ name, text }) =>
        `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${text}`,
    ),
  ];
  return Buffer.from(`${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`);
}
