import type { DocxPackage } from '#engine/docx/package';
import { partKind } from '#engine/docx/story';
import { canonicalName, type XmlTree } from '#engine/docx/xml';
import { hasWords } from './arrange-tokens.ts';
import type { ContentOptions } from './content-options.ts';
import { readableProperties } from './text-rules.ts';

/**
 * What content controls show that are bound to data in the package (`w:dataBinding`, ECMA-376-1, 17.5.2.6). Word writes
 * the data over the text of the control when it opens a document, so text and data must be translated alike or not.
 */
export interface BoundData {
  /** Elements of custom XML parts whose text is translated, by part. */
  readonly elements: ReadonlyMap<string, ReadonlySet<number>>;
  /** Whether a control is bound to data that is left alone. `settings` is its `w:sdtPr`. */
  isFixed(tree: XmlTree, settings: number): boolean;
}

/** Controls whose value is one of a list, a date or a picture: their data is for machines. */
const valueControls = [
  'w:dropDownList',
  'w:comboBox',
  'w:date',
  'w:picture',
  'w14:checkbox',
  'w15:repeatingSection',
];

/** Finds the data that the text controls of the given stories are bound to. Paths it cannot follow are left alone. */
export function findBoundData(
  pkg: DocxPackage,
  stories: readonly XmlTree[],
  options: ContentOptions,
): BoundData {
  const stores = findStores(pkg);
  const elements = new Map<string, Set<number>>();
  for (const tree of stories) {
    if (!tree.names.some(({ canonical }) => canonical === 'w:dataBinding')) continue;
    for (const binding of tree.descendants(tree.root, 'w:dataBinding')) {
      const settings = tree.parent[binding]!;
      const control = tree.parent[settings]!;
      const place = follow(pkg, stores, tree, binding);
      const content = tree.name(control) === 'w:sdt' ? tree.child(control, 'w:sdtContent') : -1;
      if (!place || content === -1 || valueControls.some((name) => tree.child(settings, name) !== -1))
        continue;
      const data = pkg.xml(place.part);
      const text = data.textContent(place.element);
      if (partKind(pkg.part(place.part)!.contentType) !== 'other' || !hasWords(text)) continue;
      if (normal(text) !== normal(visibleText(tree, content)) || [...data.elements(place.element)].length > 0)
        continue;
      const known = elements.get(place.part);
      if (known) known.add(place.element);
      else elements.set(place.part, new Set([place.element]));
    }
  }
  return {
    elements,
    isFixed(tree, settings) {
      const binding = tree.child(settings, 'w:dataBinding');
      const place = binding === -1 ? undefined : follow(pkg, stores, tree, binding);
      if (!place) return false;
      const kind = partKind(pkg.part(place.part)!.contentType);
      if (kind === 'extended-properties') return true;
      if (kind !== 'core-properties') return false;
      return !options.documentProperties || !readableProperties.has(pkg.xml(place.part).name(place.element));
    },
  };
}

interface DataPlace {
  readonly part: string;
  readonly element: number;
}

/** Word's own stores for document properties, by the kind of part they stand for. */
const propertyStores: Readonly<Record<string, string>> = {
  '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}': 'core-properties',
  '{6668398D-A668-4E3E-A5EB-62B293D839F1}': 'extended-properties',
};

/** Parts that hold data, by store id in capitals. */
function findStores(pkg: DocxPackage): Map<string, string> {
  const stores = new Map<string, string>();
  for (const { name, contentType, isXml } of pkg.parts) {
    if (!isXml) continue;
    for (const [id, kind] of Object.entries(propertyStores))
      if (partKind(contentType) === kind) stores.set(id, name);
    for (const { kind, target, external } of pkg.relationships(name)) {
      const properties = external || kind !== 'customXmlProps' ? undefined : pkg.part(target);
      if (!properties?.isXml) continue;
      const tree = pkg.xml(properties.name);
      const id = tree.attribute(tree.root, 'ds:itemID');
      if (id) stores.set(id.toUpperCase(), name);
    }
  }
  return stores;
}

function follow(
  pkg: DocxPackage,
  stores: ReadonlyMap<string, string>,
  tree: XmlTree,
  binding: number,
): DataPlace | undefined {
  const part = stores.get((tree.attribute(binding, 'w:storeItemID') ?? '').toUpperCase());
  const path = tree.attribute(binding, 'w:xpath');
  if (!part || !path) return undefined;
  const prefixes = new Map<string, string>();
  for (const [, prefix, , double, single] of (tree.attribute(binding, 'w:prefixMappings') ?? '').matchAll(
    /xmlns:([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/g,
  )) {
    prefixes.set(prefix!, double ?? single ?? '');
  }
  const element = followPath(pkg.xml(part), path, prefixes);
  return element === undefined ? undefined : { part, element };
}

const pathStep = /^(?:([^:[\]@()]+):)?([^:[\]@()]+)(?:\[(\d{1,6})\])?$/;

/** Children by name, listed once for each parent: many controls are bound to the rows of one list. */
class ChildrenByName {
  private readonly known = new Map<number, Map<string, number[]>>();

  of(tree: XmlTree, parent: number, name: string): readonly number[] {
    let children = this.known.get(parent);
    if (!children) {
      children = new Map();
      for (const child of parent === -1 ? [tree.root] : tree.elements(parent)) {
        const list = children.get(tree.name(child));
        if (list) list.push(child);
        else children.set(tree.name(child), [child]);
      }
      this.known.set(parent, children);
    }
    return children.get(name) ?? [];
  }
}

const childrenOf = new WeakMap<XmlTree, ChildrenByName>();

/** Follows a path of plain steps, `/ns0:a[1]/ns0:b[2]`; undefined for anything else and where nothing is found. */
function followPath(tree: XmlTree, path: string, prefixes: ReadonlyMap<string, string>): number | undefined {
  const children = childrenOf.get(tree) ?? new ChildrenByName();
  childrenOf.set(tree, children);
  let at = -1;
  for (const text of path.replace(/^\//, '').split('/')) {
    const step = pathStep.exec(text);
    if (!step) return undefined;
    const name = canonicalName(step[1] === undefined ? '' : (prefixes.get(step[1]) ?? ''), step[2]!);
    const found = children.of(tree, at, name)[Number(step[3] ?? 1) - 1];
    if (found === undefined) return undefined;
    at = found;
  }
  return at === -1 ? undefined : at;
}

function visibleText(tree: XmlTree, content: number): string {
  let text = '';
  for (const node of tree.descendants(content, 'w:t')) text += tree.textContent(node);
  return text;
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
