import type { Definitions } from './definitions.ts';
import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

const styleReferences = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'];

/** Styles and lists in use are defined (ECMA-376-1, 17.7 and 17.9); list 0 means no list. */
export function checkReferences(view: PartView, report: Report, defined: Definitions): void {
  const { tree } = view;
  if (defined.styles) {
    for (const element of styleReferences) {
      for (const node of view.nodes(element)) {
        const style = tree.attribute(node, 'w:val');
        if (style && !defined.styles.has(style))
          report.at('style-missing', view, node, `${element} ${style}`);
      }
    }
  }
  for (const node of view.nodes('w:numId')) {
    const id = tree.attribute(node, 'w:val');
    if (id && id !== '0' && tree.name(tree.parent[node]!) === 'w:numPr' && !defined.numbers.has(id)) {
      report.at('numbering-missing', view, node, `list ${id}`);
    }
  }
}

/** A style id and a list definition exist once, and a list has its definition. */
export function checkDefinitions(view: PartView, report: Report): void {
  const { tree } = view;
  const styles = new Set<string>();
  for (const node of view.nodes('w:style')) {
    const id = tree.attribute(node, 'w:styleId');
    if (id === undefined) continue;
    if (styles.has(id)) report.at('style-id-duplicate', view, node, id);
    styles.add(id);
  }
  const abstracts = new Set(
    view.nodes('w:abstractNum').map((node) => tree.attribute(node, 'w:abstractNumId')),
  );
  for (const node of view.nodes('w:num')) {
    const reference = tree.child(node, 'w:abstractNumId');
    const id = reference === -1 ? undefined : tree.attribute(reference, 'w:val');
    if (!abstracts.has(id)) report.at('numbering-missing', view, node, `definition ${id ?? 'not named'}`);
  }
}
