import { type ComponentChildren, isValidElement, toChildArray } from 'preact';

/** What the field of a name is called, where it stands among these children as it is written; else undefined. */
export function labelOf(children: ComponentChildren, name: string): string | undefined {
  for (const child of toChildArray(children)) {
    if (!isValidElement(child)) continue;
    const props = child.props as Readonly<Record<string, unknown>>;
    const label = props.name === name ? props.label : undefined;
    const found = typeof label === 'string' ? label : labelOf(props.children as ComponentChildren, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
