import type { XmlTree } from '#engine/docx/xml';
import { partKey } from './part-name.ts';
import { refuse } from './refusal.ts';

export const contentTypesName = '/[Content_Types].xml';

export interface ContentTypes {
  /** Media type of a part without its parameters, empty where none is declared. */
  of(name: string): string;
}

/** Reads `[Content_Types].xml` (ECMA-376-2, 7.2.3): overrides by part name, defaults by extension, neither with case. */
export function readContentTypes(tree: XmlTree): ContentTypes {
  if (tree.name(tree.root) !== 'ct:Types')
    refuse('content-types-invalid', tree.qualifiedName(tree.root), contentTypesName);
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const element of tree.elements(tree.root)) {
    const type = (tree.attribute(element, 'ContentType') ?? '').replace(/;.*$/s, '').trim();
    const extension = tree.attribute(element, 'Extension');
    const name = tree.attribute(element, 'PartName');
    if (tree.name(element) === 'ct:Default' && extension !== undefined)
      defaults.set(extension.toLowerCase(), type);
    if (tree.name(element) === 'ct:Override' && name !== undefined) overrides.set(partKey(name), type);
  }
  return {
    of(name) {
      const key = partKey(name);
      const extension = /\.([^./]*)$/.exec(key)?.[1];
      return overrides.get(key) ?? (extension === undefined ? '' : (defaults.get(extension) ?? ''));
    },
  };
}

/** Whether a media type is XML by RFC 7303. */
export function isXmlType(contentType: string): boolean {
  return /(\+|^(application|text)\/)xml$/i.test(contentType);
}
