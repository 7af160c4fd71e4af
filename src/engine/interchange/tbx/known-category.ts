import type { XmlTree } from '#engine/docx/xml';
import { childElements, hasElements, markupOf, type TbxElement, textOf } from './tbx-element.ts';

/** A value that a glossary has a place for. */
export interface KnownCategory {
  readonly category: string;
  readonly text: string;
  /** What stands beside it in its group, as XML; undefined where it stands alone. */
  readonly rest?: string;
}

const known: Readonly<Record<string, readonly string[]>> = {
  descrip: ['definition', 'subjectField'],
  termNote: [
    'partOfSpeech',
    'administrativeStatus',
    'normativeAuthorization',
    'x-caseSensitive',
    'x-exactForm',
    'x-doNotTranslate',
  ],
};

/** The category of an element, alone or first of a `descripGrp` or `termNoteGrp`; undefined where it has no place. */
export function categoryOf(tree: XmlTree, element: TbxElement): KnownCategory | undefined {
  const single = element.name.endsWith('Grp') ? firstOf(tree, element) : element;
  if (single === undefined || single.attributes.size > 0 || hasElements(tree, single)) return undefined;
  const category = single.name === 'note' && single.type === undefined ? 'note' : namedCategory(single);
  if (category === undefined) return undefined;
  const text = textOf(tree, single);
  if (single === element) return { category, text };
  if (element.attributes.size > 0 || category === 'note') return undefined;
  const others = childElements(tree, element).filter(({ node }) => node !== single.node);
  return { category, text, rest: others.map((other) => markupOf(tree, other)).join('') };
}

function firstOf(tree: XmlTree, { node, ...group }: TbxElement): TbxElement | undefined {
  return childElements(tree, { node, ...group }).find(({ name }) => `${name}Grp` === group.name);
}

function namedCategory({ name, type = '' }: TbxElement): string | undefined {
  const names = Object.hasOwn(known, name) ? known[name]! : [];
  return names.find((category) => category.toLowerCase() === type.toLowerCase());
}
