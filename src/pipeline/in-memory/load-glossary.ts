import type { Finding } from '#engine/findings';
import type { Glossary } from '#engine/glossary';
import { readGlossary } from '#engine/interchange/terminology';

export interface LoadedGlossary {
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/** The terms of a glossary file, a table or TBX; trouble with the file comes as findings that name it. */
export function loadGlossary(name: string, bytes: Uint8Array, from: string, to: string): LoadedGlossary {
  const { glossary, findings } = readGlossary(name, bytes, { from, to });
  return { ...(glossary && { glossary }), findings: findings.map((finding) => ({ ...finding, part: name })) };
}
