import type { Finding } from '#engine/findings';
import type { Glossary } from '#engine/glossary';
import { readGlossaryCsv } from '#engine/interchange/csv';

export interface LoadedGlossary {
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/** The terms of a glossary file; trouble with the file comes as findings that name it. */
export function loadGlossary(name: string, bytes: Uint8Array, from: string, to: string): LoadedGlossary {
  const { glossary, findings } = readGlossaryCsv(bytes, { name, from, to });
  return { ...(glossary && { glossary }), findings: findings.map((finding) => ({ ...finding, part: name })) };
}
