import {
  CDATA,
  ELEMENT,
  escapeAttribute,
  escapeText,
  TEXT,
  unescapeXml,
  type XmlTree,
} from '#engine/docx/xml';
import { tbxName } from './tbx-names.ts';

/** An element in the words of TBX 3, style DCA, whatever the file uses. */
export interface TbxElement {
  readonly node: number;
  readonly name: string;
  readonly type: string | undefined;
  /** The others, without those of foreign namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
}

export function tbxElement(tree: XmlTree, node: number): TbxElement {
  const qualified = tree.qualifiedName(node);
  const { name, type } = tbxName(qualified.slice(qualified.indexOf(':') + 1));
  const attributes = new Map<string, string>();
  for (const { name: attribute, valueStart, valueEnd } of tree.attributes(node)) {
    if (attribute === 'xmlns' || /^(?!xml:).*[:}]/.test(attribute)) continue;
    attributes.set(attribute, unescapeXml(tree.text.slice(valueStart, valueEnd)));
  }
  const written = attributes.get('type');
  if (type === undefined) attributes.delete('type');
  return { node, name, type: type ?? written, attributes };
}

/** The child elements; `termGrp`, which TBX 2 puts between a term and its notes, is looked through. */
export function childElements(tree: XmlTree, parent: TbxElement): TbxElement[] {
  return [...tree.elements(parent.node)].flatMap((node) => {
    const element = tbxElement(tree, node);
    return element.name === 'termGrp' ? childElements(tree, element) : [element];
  });
}

/** The characters of an element as people read them: line breaks and indents of the file are blanks. */
export function textOf(tree: XmlTree, { node }: TbxElement): string {
  let raw = '';
  for (let inner = node + 1; inner < tree.after[node]!; inner++) raw += rawText(tree, inner);
  return unescapeXml(raw.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, ''));
}

function rawText(tree: XmlTree, node: number): string {
  if (tree.kind[node] === CDATA) return escapeText(tree.characters(node));
  return tree.kind[node] === TEXT ? tree.source(node) : '';
}

export function hasElements(tree: XmlTree, { node }: TbxElement): boolean {
  return !tree.elements(node).next().done;
}

/** An element with all it holds, as XML in the words of TBX 3, style DCA. Comments and instructions go. */
export function markupOf(tree: XmlTree, element: TbxElement): string {
  const { name, type, attributes } = element;
  const written = [...(type === undefined ? [] : [['type', type]]), ...attributes]
    .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value!)}"`)
    .join('');
  const content = contentOf(tree, element);
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** What an element holds, as `markupOf` writes it. */
export function contentOf(tree: XmlTree, { node }: TbxElement): string {
  const pieces: string[] = [];
  let isText = false;
  for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child)) {
    if (tree.kind[child] === ELEMENT) pieces.push(markupOf(tree, tbxElement(tree, child)));
    else {
      const raw = rawText(tree, child).replace(/[ \t\r\n]+/g, ' ');
      isText ||= !/^ ?$/.test(raw);
      pieces.push(raw);
    }
  }
  return isText
    ? pieces.join('').replace(/^ | $/g, '')
    : pieces.filter((piece) => !/^ ?$/.test(piece)).join('');
}
