import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

const prefixLists: ReadonlySet<string> = new Set(['mc:Ignorable', 'mc:MustUnderstand']);
const nameLists: ReadonlySet<string> = new Set([
  'mc:ProcessContent',
  'mc:PreserveElements',
  'mc:PreserveAttributes',
]);

/** Markup compatibility (ECMA-376-3): every prefix it names is declared, and alternate content has choices. */
export function checkCompatibility(view: PartView, report: Report): void {
  const { tree } = view;
  for (const { node, attribute, value } of view.attributesNamed(
    (name) => prefixLists.has(name) || nameLists.has(name),
  )) {
    for (const item of value.split(/\s+/).filter(Boolean)) {
      const prefix = nameLists.has(attribute.name) ? item.split(':')[0]! : item;
      declared(view, report, node, prefix, attribute.name);
    }
  }
  for (const node of view.nodes('mc:Choice')) {
    const requires = tree.attribute(node, 'Requires')?.trim();
    if (!requires) report.at('compatibility-choice-missing', view, node, 'a choice without Requires');
    else for (const prefix of requires.split(/\s+/)) declared(view, report, node, prefix, 'Requires');
  }
  for (const node of view.nodes('mc:AlternateContent')) {
    if (tree.child(node, 'mc:Choice') === -1)
      report.at('compatibility-choice-missing', view, node, 'no choice');
  }
}

function declared(view: PartView, report: Report, node: number, prefix: string, attribute: string): void {
  if (view.tree.namespace(node, prefix) !== undefined) return;
  report.at('compatibility-prefix-undeclared', view, node, `${attribute} ${prefix}`);
}
