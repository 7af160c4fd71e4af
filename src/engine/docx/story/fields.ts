import type { XmlTree } from '#engine/docx/xml';

/** A complex field (ECMA-376-1, 17.16.18): begin, instruction, separator, result, end. */
export interface Field {
  /** Nodes of the `w:fldChar` marks; -1 where there is none. */
  readonly begin: number;
  separate: number;
  end: number;
  /** The instruction as far as it stands outside nested fields. */
  instruction: string;
  /** The `w:instrText` nodes that spell it. */
  readonly instructionNodes: number[];
  /** Whether the result holds a letter. */
  hasLetters: boolean;
}

export type FieldRole = 'begin' | 'separate' | 'end';

/** The fields of one part by the node of each of their marks. Marks without a partner are not in it. */
export type FieldIndex = ReadonlyMap<number, { readonly field: Field; readonly role: FieldRole }>;

const letter = /\p{L}/u;

/** Finds the complex fields of a part. A text box is a story of its own: its marks pair among themselves. */
export function indexFields(tree: XmlTree): FieldIndex {
  const index = new Map<number, { field: Field; role: FieldRole }>();
  const stories: Story[] = [{ after: tree.count, open: [], letters: 0 }];
  const storyRoots = new Set(['w:txbxContent', 'w:footnote', 'w:endnote', 'w:comment']);
  for (let node = 0; node < tree.count; node++) {
    while (node >= stories.at(-1)!.after) stories.pop();
    const name = tree.name(node);
    if (name === '') continue;
    if (storyRoots.has(name)) {
      stories.push({ after: tree.after[node]!, open: [], letters: 0 });
      continue;
    }
    const story = stories.at(-1)!;
    const { open } = story;
    if (name === 'w:fldChar') mark(tree, node, story, index);
    else if (open.length === 0) continue;
    else if (name === 'w:instrText') {
      const field = open.at(-1)!;
      if (field.separate === -1) {
        field.instruction += tree.textContent(node);
        field.instructionNodes.push(node);
      }
    } else if (name === 'w:t' && letter.test(tree.textContent(node))) story.letters++;
  }
  return index;
}

interface Story {
  /** The node behind it. */
  readonly after: number;
  readonly open: OpenField[];
  /** Texts with a letter met so far inside of fields. */
  letters: number;
}

type OpenField = Field & {
  /** `letters` of the story where the result began. */
  lettersBefore: number;
};

function mark(
  tree: XmlTree,
  node: number,
  story: Story,
  index: Map<number, { field: Field; role: FieldRole }>,
): void {
  const { open, letters } = story;
  const type = tree.attribute(node, 'w:fldCharType');
  if (type === 'begin') {
    open.push({
      begin: node,
      separate: -1,
      end: -1,
      instruction: '',
      instructionNodes: [],
      hasLetters: false,
      lettersBefore: 0,
    });
  } else if (type === 'separate') {
    const field = open.at(-1);
    if (!field || field.separate !== -1) return;
    field.separate = node;
    field.lettersBefore = letters;
  } else if (type === 'end') {
    const field = open.pop();
    if (!field) return;
    field.end = node;
    field.hasLetters = field.separate !== -1 && letters > field.lettersBefore;
    index.set(field.begin, { field, role: 'begin' });
    if (field.separate !== -1) index.set(field.separate, { field, role: 'separate' });
    index.set(node, { field, role: 'end' });
  }
}

/** First word of an instruction in capitals: `REF`, `HYPERLINK`, `=` for formulas, empty for an empty instruction. */
export function fieldType(instruction: string): string {
  return /^\s*(=|[^\s\\"=]+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/**
 * Fields whose result Word computes from facts that do not change with the language (numbers, dates, data), or that
 * belongs to another program. Their result is left as it is, with the instruction.
 */
const computed: ReadonlySet<string> = new Set([
  '=',
  'ADDIN',
  'ADDRESSBLOCK',
  'ADVANCE',
  'AUTHOR',
  'AUTONUM',
  'AUTONUMLGL',
  'AUTONUMOUT',
  'BARCODE',
  'BIBLIOGRAPHY',
  'CITATION',
  'COMPARE',
  'CONTROL',
  'CREATEDATE',
  'DATE',
  'DDE',
  'DDEAUTO',
  'DISPLAYBARCODE',
  'EDITTIME',
  'EMBED',
  'EQ',
  'FILENAME',
  'FILESIZE',
  'FORMCHECKBOX',
  'FORMDROPDOWN',
  'GREETINGLINE',
  'INCLUDEPICTURE',
  'LASTSAVEDBY',
  'LINK',
  'LISTNUM',
  'MERGEBARCODE',
  'MERGEFIELD',
  'MERGEREC',
  'MERGESEQ',
  'NEXT',
  'NEXTIF',
  'NOTEREF',
  'NUMCHARS',
  'NUMPAGES',
  'NUMWORDS',
  'PAGE',
  'PAGEREF',
  'PRINTDATE',
  'REVNUM',
  'SAVEDATE',
  'SECTION',
  'SECTIONPAGES',
  'SEQ',
  'SHAPE',
  'SKIPIF',
  'SYMBOL',
  'TEMPLATE',
  'TIME',
  'USERADDRESS',
  'USERINITIALS',
  'USERNAME',
]);

/** Whether a field's visible result is text of the document, to be translated; the instruction never is. */
export function isResultText(instruction: string, hasLetters: boolean): boolean {
  return hasLetters && !computed.has(fieldType(instruction));
}

/** Fields that quote other places of the document and so are stale once it is translated. */
export const quotingFields: ReadonlySet<string> = new Set([
  'TOC',
  'INDEX',
  'TOA',
  'REF',
  'STYLEREF',
  'PAGEREF',
]);
