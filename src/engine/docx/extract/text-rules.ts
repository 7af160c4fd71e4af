import type { PartKind } from '#engine/docx/story';
import type { XmlTree } from '#engine/docx/xml';
import type { ContentOptions } from './content-options.ts';
import type { Disposition } from './coverage.ts';

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

/** The first argument of an instruction as it is spelled in XML; a backslash takes its special sense from a character. */
const quotedArgument =
  /^(\s*\w+\s+(?:"|&quot;))([^"&\\]*(?:(?:\\(?:&\w+;|.)|&(?!quot;))[^"&\\]*)*)(?:"|&quot;)/s;

/** What of a field instruction its reader sees: index and contents entries, the caption of a macro button. */
export function visibleInstruction(type: string, raw: string): { start: number; end: number } | undefined {
  if (type === 'XE' || type === 'TC') {
    const match = quotedArgument.exec(raw);
    if (!match?.[2] || !/[\p{L}\p{N}]/u.test(match[2])) return undefined;
    const start = match[1]!.length;
    return { start, end: start + match[2].length };
  }
  if (type === 'MACROBUTTON' || type === 'GOTOBUTTON') {
    const before = /^\s*\w+\s+\S+\s+(?=\S)/.exec(raw)?.[0];
    return before === undefined ? undefined : { start: before.length, end: raw.trimEnd().length };
  }
  return undefined;
}

/** What becomes of the text of a document property: `text`, or the rule that leaves it; undefined in other parts. */
export function propertyRule(kind: PartKind, element: string, options: ContentOptions): string | undefined {
  if (kind === 'core-properties') {
    if (!readableProperties.has(element)) return 'property';
    return options.documentProperties ? 'text' : 'documentProperties';
  }
  if (kind === 'custom-properties') {
    if (element !== 'vt:lpwstr' && element !== 'vt:lpstr' && element !== 'vt:bstr') return 'property';
    return options.customProperties ? 'text' : 'customProperties';
  }
  return kind === 'extended-properties' ? 'property' : undefined;
}

/** The rule by which the content of a content control is left alone, if one does. */
export function controlRule(
  tree: XmlTree,
  control: number,
  { exclude }: ContentOptions,
  isBoundToFixedData: (settings: number) => boolean,
): string | undefined {
  const settings = tree.child(control, 'w:sdtPr');
  if (settings === -1) return undefined;
  // A control that shows its prompt holds no date, citation or data yet.
  if (tree.child(settings, 'w:showingPlcHdr') === -1) {
    if (tree.child(settings, 'w:date') !== -1) return 'date-control';
    if (tree.child(settings, 'w:citation') !== -1) return 'citation';
    if (isBoundToFixedData(settings)) return 'bound-data';
  }
  const tag = controlTag(tree, control);
  return tag !== undefined && exclude.controlTags.includes(tag) ? 'exclude.controlTags' : undefined;
}

/** Tags of the content controls that a node stands in, from the innermost outwards. */
export function* controlTagsAround(tree: XmlTree, node: number): Generator<string> {
  for (let outer = tree.parent[node]!; outer > tree.root; outer = tree.parent[outer]!) {
    const tag = tree.name(outer) === 'w:sdt' ? controlTag(tree, outer) : undefined;
    if (tag !== undefined) yield tag;
  }
}

function controlTag(tree: XmlTree, control: number): string | undefined {
  const settings = tree.child(control, 'w:sdtPr');
  const tag = settings === -1 ? -1 : tree.child(settings, 'w:tag');
  return tag === -1 ? undefined : tree.attribute(tag, 'w:val');
}

/** What the options exclude is skipped; what the format forbids to touch is protected. */
export function dispositionOf(rule: string): Disposition {
  return rule.startsWith('exclude.') || rule === 'include' || rule === 'hiddenText' ? 'skipped' : 'protected';
}
