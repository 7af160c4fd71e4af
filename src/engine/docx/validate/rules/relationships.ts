import type { DocxPackage } from '#engine/docx/package';
import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

/** The attributes of the relationships namespace (ECMA-376-1, annex A, shared-relationshipReference), and VML's own. */
const references: ReadonlySet<string> = new Set([
  'r:id',
  'r:embed',
  'r:link',
  'r:dm',
  'r:lo',
  'r:qs',
  'r:cs',
  'r:blip',
  'r:pict',
  'r:href',
  'r:topLeft',
  'r:topRight',
  'r:bottomLeft',
  'r:bottomRight',
  'o:relid',
]);

/** Every `r:id`, `r:embed`, `r:link`, `r:dm` … and `o:relid` names a relationship of its part; empty ones name none. */
export function checkRelationshipReferences(view: PartView, report: Report, pkg: DocxPackage): void {
  const known = new Set(pkg.relationships(view.name).map(({ id }) => id));
  for (const { node, attribute, value } of view.attributesNamed((name) => references.has(name))) {
    if (value === '' || known.has(value)) continue;
    report.at(
      'relationship-reference-missing',
      view,
      node,
      `${attribute.name} ${value} of ${view.tree.name(node)}`,
    );
  }
}

/** What the content type of the target of each kind of relationship ends with (ECMA-376-1, 11.3 and 15.2). */
const endings: Readonly<Record<string, RegExp>> = {
  styles: /styles\+xml$/,
  stylesWithEffects: /stylesWithEffects\+xml$/,
  numbering: /numbering\+xml$/,
  settings: /settings\+xml$/,
  webSettings: /webSettings\+xml$/,
  fontTable: /fontTable\+xml$/,
  theme: /theme\+xml$/,
  header: /header\+xml$/,
  footer: /footer\+xml$/,
  footnotes: /footnotes\+xml$/,
  endnotes: /endnotes\+xml$/,
  comments: /comments\+xml$/,
  glossaryDocument: /glossary\+xml$/,
  chart: /chart\+xml$/,
  image: /^image\/|^application\/(?:octet-stream|x-|vnd\.|postscript)/,
};

/** Relationships of a part (`/` for the package) have ids of their own, lead to parts, and those are what they say. */
export function checkRelationships(source: string, report: Report, pkg: DocxPackage): void {
  const ids = new Set<string>();
  for (const { id, kind, target, external } of pkg.relationships(source)) {
    if (ids.has(id)) report.part('relationship-id-duplicate', source, id);
    ids.add(id);
    if (external) continue;
    const part = pkg.part(target);
    if (!part) {
      if (kind !== 'hyperlink') report.part('relationship-target-missing', source, `${kind} ${target}`);
    } else if (part.contentType && endings[kind]?.test(part.contentType.split(';')[0]!.trim()) === false) {
      report.part('part-content-type-mismatch', target, `${part.contentType} for ${kind}`);
    }
  }
}
