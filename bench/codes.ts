import { defaultContentOptions } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import { extractSegments } from '#pipeline/extraction';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

/** Codes that translators see, against the run boundaries in the files they come from. */
export async function measureCodes(): Promise<void> {
  if (!hasCorpus) return console.log(`codes: ${corpusMissing}`);
  const rows: {
    name: string;
    segments: number;
    codes: number;
    boundaries: number;
    types: Map<string, number>;
  }[] = [];
  for (const file of listCorpus('docx/valid')) {
    const { package: pkg } = openPackage(file.read(), { macros: 'warn' });
    if (!pkg) continue;
    const { segments } = extractSegments(pkg, defaultContentOptions, 'en');
    const types = new Map<string, number>();
    let codes = 0;
    for (const { source } of segments) {
      codes += source.codes.size;
      for (const { type } of source.codes.values()) types.set(type, (types.get(type) ?? 0) + 1);
    }
    rows.push({
      name: file.name,
      segments: segments.length,
      codes,
      boundaries: countBoundaries(pkg.xml(pkg.mainPart)),
      types,
    });
  }
  rows.sort((a, b) => b.codes / b.segments - a.codes / a.segments);
  console.log('codes a segment | segments | codes | run boundaries | file: kinds of code');
  for (const { name, segments, codes, boundaries, types } of rows) {
    if (segments < 40) continue;
    const kinds = [...types]
      .sort((a, b) => b[1] - a[1])
      .map(([type, count]) => `${type} ${count}`)
      .join(', ');
    console.log(
      `${(codes / segments).toFixed(2)} | ${segments} | ${codes} | ${boundaries} | ${name}: ${kinds}`,
    );
  }
  const rates = rows.filter(({ segments }) => segments >= 40).map(({ codes, segments }) => codes / segments);
  const median = rates.toSorted((a, b) => a - b)[rates.length >> 1]!;
  const within = rates.filter((rate) => rate <= 0.35).length;
  console.log(
    `files of 40 segments or more: median ${median.toFixed(2)} codes a segment, ${within} of ${rates.length} within 0.35`,
  );
  const sum = (pick: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  console.log(
    `all ${rows.length} files: ${sum((r) => r.segments)} segments, ${sum((r) => r.codes)} codes (${(sum((r) => r.codes) / sum((r) => r.segments)).toFixed(3)} a segment), ${sum((r) => r.boundaries)} run boundaries`,
  );
}

/** Places where one run of a paragraph ends and another begins. */
function countBoundaries(tree: import('#engine/docx/xml').XmlTree): number {
  let boundaries = 0;
  for (let node = 0; node < tree.count; node++) {
    if (tree.name(node) !== 'w:p') continue;
    let runs = 0;
    for (const inner of tree.descendants(node, 'w:r')) if (inner > node) runs++;
    boundaries += Math.max(0, runs - 1);
  }
  return boundaries;
}

if (import.meta.main) await measureCodes();
