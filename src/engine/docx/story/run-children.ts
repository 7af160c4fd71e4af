import type { XmlTree } from '#engine/docx/xml';
import type { CodeType } from '#engine/inline';

/** How a child of a run reads, for people and for plain text. */
export interface RunChild {
  readonly type: CodeType;
  readonly hint: string;
  readonly equivalent: string;
  readonly deletable: boolean;
  /** Whether it may hold texts of its own. */
  readonly isNested: boolean;
}

type Known = Omit<RunChild, 'isNested'>;

const known: Readonly<Record<string, Known>> = {
  'w:tab': { type: 'tab', hint: 'tab', equivalent: '\t', deletable: false },
  'w:ptab': { type: 'tab', hint: 'tab', equivalent: '\t', deletable: false },
  'w:cr': { type: 'line-break', hint: 'line break', equivalent: '\n', deletable: false },
  'w:noBreakHyphen': { type: 'hyphen', hint: 'no-break hyphen', equivalent: '\u2011', deletable: true },
  'w:softHyphen': { type: 'hyphen', hint: 'optional hyphen', equivalent: '', deletable: true },
  'w:footnoteReference': { type: 'note-reference', hint: 'footnote', equivalent: '', deletable: false },
  'w:endnoteReference': { type: 'note-reference', hint: 'endnote', equivalent: '', deletable: false },
  'w:footnoteRef': { type: 'note-reference', hint: 'footnote number', equivalent: '', deletable: false },
  'w:endnoteRef': { type: 'note-reference', hint: 'endnote number', equivalent: '', deletable: false },
  'w:commentReference': { type: 'comment', hint: 'comment', equivalent: '', deletable: false },
  'w:annotationRef': { type: 'comment', hint: 'comment mark', equivalent: '', deletable: false },
  'w:separator': { type: 'other', hint: 'note separator', equivalent: '', deletable: false },
  'w:continuationSeparator': { type: 'other', hint: 'note separator', equivalent: '', deletable: false },
  'w:pgNum': { type: 'field', hint: 'page number', equivalent: '', deletable: false },
  'w:dayShort': { type: 'field', hint: 'day', equivalent: '', deletable: false },
  'w:dayLong': { type: 'field', hint: 'day', equivalent: '', deletable: false },
  'w:monthShort': { type: 'field', hint: 'month', equivalent: '', deletable: false },
  'w:monthLong': { type: 'field', hint: 'month', equivalent: '', deletable: false },
  'w:yearShort': { type: 'field', hint: 'year', equivalent: '', deletable: false },
  'w:yearLong': { type: 'field', hint: 'year', equivalent: '', deletable: false },
};

/** Describes a child of `w:r` (ECMA-376-1, 17.3.3) that is not text, a field mark or run properties. */
export function describeRunChild(tree: XmlTree, node: number, name: string): RunChild {
  const fixed = known[name];
  if (fixed) {
    const id = fixed.type === 'note-reference' ? tree.attribute(node, 'w:id') : undefined;
    return { ...fixed, hint: id ? `${fixed.hint} ${id}` : fixed.hint, isNested: false };
  }
  if (name === 'w:br') return { ...describeBreak(tree.attribute(node, 'w:type')), isNested: false };
  if (name === 'w:sym') {
    const font = tree.attribute(node, 'w:font') ?? 'symbol';
    return {
      type: 'symbol',
      hint: `symbol ${tree.attribute(node, 'w:char') ?? ''} in ${font}`,
      equivalent: '',
      deletable: false,
      isNested: false,
    };
  }
  const type: CodeType =
    name === 'w:drawing' || name === 'w:pict' ? 'image' : name === 'w:object' ? 'object' : 'other';
  const hint =
    type === 'image'
      ? 'picture or drawing'
      : type === 'object'
        ? 'embedded object'
        : name.replace(/^.*[:}]/, '');
  return { type, hint, equivalent: '', deletable: false, isNested: true };
}

function describeBreak(type: string | undefined): Known {
  if (type === 'page') return { type: 'page-break', hint: 'page break', equivalent: '\n', deletable: false };
  if (type === 'column')
    return { type: 'column-break', hint: 'column break', equivalent: '\n', deletable: false };
  return { type: 'line-break', hint: 'line break', equivalent: '\n', deletable: false };
}
