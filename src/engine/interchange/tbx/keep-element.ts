import type { XmlTree } from '#engine/docx/xml';
import { type Extra, isPlain, isTbxKey } from './extra-keys.ts';
import { hasElements, markupOf, type TbxElement, textOf } from './tbx-element.ts';

/** Keeps an element that a glossary has no place for; one that says nothing goes. */
export function keepElement(tree: XmlTree, element: TbxElement, prefix: string, extra: Extra): void {
  const { name, type, attributes } = element;
  if (!isPlain(name, type) || attributes.size > 0 || hasElements(tree, element)) {
    const kind = type ? `${name}:${type.replaceAll('>', '')}` : name;
    extra.add(`${prefix}<${kind}>`, markupOf(tree, element));
    return;
  }
  const text = textOf(tree, element);
  if (text === '') return;
  const own = name === 'admin' && prefix === '' && type!.startsWith('x-') ? type!.slice(2) : '';
  if (own !== '' && !isTbxKey(own)) extra.add(own, text);
  else extra.add(prefix + (type === undefined ? name : `${name}:${type}`), text);
}
