import { defineFindings, type Finding } from '#engine/findings';
import { pairUnit, readTmx } from '#engine/interchange/tmx';
import type { MemoryUnit } from '#engine/matching';

export const memoryFinding = defineFindings({
  'memory-languages': {
    severity: 'warning',
    when: 'A translation memory has nothing for the languages of this document.',
    action: 'Check that it is the right file; the languages it has are named.',
  },
});

export interface LoadedMemory {
  readonly units: readonly MemoryUnit[];
  readonly findings: readonly Finding[];
}

/** Language tags of a memory that are named in a finding. */
const mostTags = 12;

/**
 * The units of a TMX file for one language pair (BCP 47 tags). What the file has for other languages is passed over;
 * trouble with the file comes as findings that name it. Rejects only with what `chunks` rejects with.
 */
export async function loadMemory(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  from: string,
  to: string,
): Promise<LoadedMemory> {
  const units: MemoryUnit[] = [];
  const findings: Finding[] = [];
  const tags = new Set<string>();
  let sourceLanguage: string | undefined;
  let read = 0;
  for await (const part of readTmx(chunks)) {
    if (part.kind === 'header') ({ sourceLanguage } = part.header);
    if (part.kind === 'findings')
      for (const finding of part.findings) findings.push({ ...finding, part: name });
    if (part.kind !== 'units') continue;
    for (const unit of part.units) {
      if (tags.size < mostTags) for (const { language } of unit.variants) tags.add(language);
      // Files repeat the ids of units; their place in the file is unique.
      const id = `${++read}`;
      const paired = pairUnit(unit, { source: from, target: to, memory: name, id, sourceLanguage });
      for (const found of paired.units) units.push(found);
    }
  }
  if (units.length === 0) {
    const has = tags.size === 0 ? 'it holds no units' : `it has ${[...tags].join(', ')}`;
    findings.push(memoryFinding('memory-languages', { part: name, detail: `${from} to ${to}; ${has}` }));
  }
  return { units, findings };
}
