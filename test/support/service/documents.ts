import { readFile } from 'node:fs/promises';
import { buildDocx } from '#test/docx-builder';

const ordinary = 'The supplier delivers every item of this order within the agreed time';

/** A document of so many paragraphs, all different from one another and from those of other documents. */
export function longDocument(name: string, paragraphs: number): Uint8Array {
  const body = Array.from(
    { length: paragraphs },
    (_, place) => `<w:p><w:r><w:t>${ordinary}, as paragraph ${place + 1} of ${name} says.</w:t></w:r></w:p>`,
  );
  return buildDocx({ body: body.join('') });
}

export function exampleDocument(name: string): Promise<Uint8Array> {
  return readFile(new URL(`../../../examples/${name}`, import.meta.url));
}
