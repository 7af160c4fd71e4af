import type { DocxPackage } from '#engine/docx/package';
import { sha256 } from '#pipeline/intake';

/** One part on both sides; `changed` parts hold translated text or language properties. */
export interface PartRecord {
  readonly name: string;
  readonly changed: boolean;
  readonly sourceSha256: string;
  readonly outputSha256?: string;
}

/** Every part of a source with its digest there and in the output. */
export function recordParts(source: DocxPackage, output: DocxPackage | undefined): PartRecord[] {
  return source.parts.map(({ name }) => {
    const before = sha256(source.read(name));
    const after = output?.part(name) ? sha256(output.read(name)) : undefined;
    return {
      name,
      changed: after !== undefined && after !== before,
      sourceSha256: before,
      ...(after && { outputSha256: after }),
    };
  });
}
