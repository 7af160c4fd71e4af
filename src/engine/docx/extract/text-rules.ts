/** Elements whose text is a value for the layout or the machine, never for a reader. */
const values: ReadonlySet<string> = new Set([
  'wp:posOffset',
  'wp:align',
  'wp14:pctWidth',
  'wp14:pctHeight',
  'wp14:pctPosHOffset',
  'wp14:pctPosVOffset',
  'c:f',
  'c:formatCode',
  'cx:f',
  'w:fldData',
  'w:binData',
  'w14:contentPart',
]);

/** Elements of instructions: fields and their deleted twins. */
const instructions: ReadonlySet<string> = new Set(['w:instrText', 'w:delInstrText']);

/** Core properties that readers and search engines see (ECMA-376-2, 11.1). */
export const readableProperties: ReadonlySet<string> = new Set([
  'dc:title',
  'dc:subject',
  'dc:description',
  'cp:keywords',
  'cp:category',
]);

/** The rule for text that stands in an element outside any paragraph the engine reads. */
export function ruleForStrayText(element: string): string {
  if (values.has(element)) return 'layout-value';
  if (instructions.has(element)) return 'field-code';
  if (element === 'm:t') return 'math';
  if (element === 'w:delText') return 'deleted-text';
  return 'unknown-text';
}

/** What of a field instruction its reader sees: index and contents entries, the caption of a macro button. */
export function visibleInstruction(type: string, raw: string): { start: number; end: number } | undefined {
  if (type === 'XE' || type === 'TC') {
    const match = /^\s*\w+\s+("|&quot;)(.*?)\1/s.exec(raw);
    if (!match?.[2] || !/[\p{L}\p{N}]/u.test(match[2])) return undefined;
    const end = match[0].length - match[1]!.length;
    return { start: end - match[2].length, end };
  }
  if (type === 'MACROBUTTON' || type === 'GOTOBUTTON') {
    const match = /^\s*\w+\s+\S+\s+(\S.*?)\s*$/s.exec(raw);
    if (!match?.[1]) return undefined;
    const start = raw.indexOf(match[1], match[0].length - raw.trimStart().length - match[1].length);
    return { start, end: start + match[1].length };
  }
  return undefined;
}
