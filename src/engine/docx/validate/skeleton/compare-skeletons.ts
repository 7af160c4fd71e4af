import type { DocxPackage, Part } from '#engine/docx/package';
import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { compareTrees } from './compare-trees.ts';
import { skeletonFinding } from './findings.ts';

export interface SkeletonOptions {
  /** Source trees that differ from the source's own, by part name: those whose tracked changes were resolved. */
  readonly sourceTrees?: ReadonlyMap<string, XmlTree>;
  /** Whether source and target are written in opposite directions, so that `w:bidi` and alignment may change. */
  readonly mirrored?: boolean;
  /**
   * Whether one of the two languages is in a complex script (Arabic, Hindi, Thai …) and the other is not, so that bold,
   * italic and size may be copied between a property and its twin. By default where the direction changes.
   */
  readonly changesScript?: boolean;
  /** Whether the fonts of runs and styles may differ. */
  readonly mapsFonts?: boolean;
  /** Whether the addresses of hyperlinks may differ. */
  readonly linkTargets?: boolean;
  /** Elements of data parts whose text was translated with the controls that show it, by part, as nodes of the source. */
  readonly dataTexts?: ReadonlyMap<string, ReadonlySet<number>>;
  /** Parts that are not compared, because the caller removed or rewrote them on purpose. */
  readonly ignoredParts?: ReadonlySet<string>;
}

/**
 * The law that a translation keeps the skeleton of its source, checked without knowledge of how the output was made:
 * the same parts, relationships, content types and media byte for byte; in XML the same elements, properties and
 * objects, with only text, run boundaries and what follows the target language different. Linear in the size of the
 * two documents; never throws for opened packages. Empty means that the law holds.
 */
export function compareSkeletons(
  source: DocxPackage,
  output: DocxPackage,
  options: SkeletonOptions = {},
): Finding[] {
  const { mirrored = false, changesScript = mirrored, mapsFonts = false, sourceTrees } = options;
  const { ignoredParts = new Set<string>(), linkTargets = false, dataTexts } = options;
  const findings: Finding[] = [];
  for (const part of source.parts) {
    if (ignoredParts.has(part.name)) continue;
    const counterpart = output.part(part.name);
    if (!counterpart) findings.push(skeletonFinding('skeleton-part-missing', { part: part.name }));
    else if (counterpart.contentType !== part.contentType) {
      findings.push(
        skeletonFinding('skeleton-part-changed', { part: part.name, detail: 'another content type' }),
      );
    } else {
      const resolved = sourceTrees?.get(part.name);
      if (!resolved && sameBytes(source.read(part.name), output.read(part.name))) continue;
      if (linkTargets && sameButForLinks(part, source, output)) continue;
      if (!part.isXml || !counterpart.isXml || isPlumbing(part)) {
        findings.push(skeletonFinding('skeleton-part-changed', { part: part.name }));
      } else {
        const tree = resolved ?? source.xml(part.name);
        findings.push(
          ...compareTrees(
            part.name,
            tree,
            output.xml(part.name),
            { mirrored, changesScript, mapsFonts },
            dataTexts?.get(part.name),
          ),
        );
      }
    }
  }
  for (const { name } of output.parts) {
    if (!ignoredParts.has(name) && !source.part(name))
      findings.push(skeletonFinding('skeleton-part-added', { part: name }));
  }
  return findings;
}

/** Parts that say how the package hangs together. */
function isPlumbing({ name }: Part): boolean {
  return /^\/\[content_types\]\.xml$|\.rels$/i.test(name);
}

/** Whether a relationship part differs in nothing but the addresses of hyperlinks. */
function sameButForLinks({ name }: Part, source: DocxPackage, output: DocxPackage): boolean {
  if (!name.endsWith('.rels')) return false;
  const owner = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
  const spell = (docx: DocxPackage) =>
    docx
      .relationships(owner)
      .map(({ id, type, kind, target, external }) => [
        id,
        type,
        external,
        kind === 'hyperlink' && external ? '' : target,
      ]);
  return JSON.stringify(spell(source)) === JSON.stringify(spell(output));
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && Buffer.compare(left, right) === 0;
}
