import type { DocxPackage } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import { checkCompatibility } from './compatibility.ts';
import { definitionsByPart } from './definitions.ts';
import { checkFields } from './fields.ts';
import { checkNotes } from './notes.ts';
import { PartView } from './part-view.ts';
import { checkParts } from './parts.ts';
import { checkPlacement, checkText } from './placement.ts';
import { checkControls, checkPropertiesFirst } from './properties.ts';
import { checkBookmarkIdentity, checkRanges } from './ranges.ts';
import { checkDefinitions, checkReferences } from './references.ts';
import { checkRelationshipReferences, checkRelationships } from './relationships.ts';
import { Report } from './report.ts';
import { checkMoves, checkRevisionText } from './revisions.ts';
import { checkTables } from './tables.ts';
import { checkAttributes, checkDrawingIds, checkSpaces } from './values.ts';

/** Rules that need nothing but the part. */
const partRules: readonly ((view: PartView, report: Report) => void)[] = [
  checkCompatibility,
  checkPlacement,
  checkText,
  checkPropertiesFirst,
  checkTables,
  checkControls,
  checkFields,
  checkRanges,
  checkBookmarkIdentity,
  checkRevisionText,
  checkMoves,
  checkAttributes,
  checkDrawingIds,
  checkSpaces,
  checkDefinitions,
];

/**
 * The faults of a document by this project's own rules: closure of the package, references, pairs and nesting.
 * Complements the schema check and needs no other program. Linear in the size of the document; never throws for an
 * opened package. An empty list means no fault was found, not that there is none.
 */
export function validatePackage(pkg: DocxPackage): Finding[] {
  const report = new Report();
  const definitionsOf = definitionsByPart(pkg);
  checkParts(report, pkg);
  checkRelationships('/', report, pkg);
  for (const part of pkg.parts) {
    if (isPlumbing(part.name)) continue;
    checkRelationships(part.name, report, pkg);
    if (!part.isXml) continue;
    const view = new PartView(part.name, pkg.xml(part.name));
    for (const check of partRules) check(view, report);
    checkRelationshipReferences(view, report, pkg);
    checkNotes(view, report, definitionsOf(part.name));
    checkReferences(view, report, definitionsOf(part.name));
  }
  return report.findings;
}

function isPlumbing(name: string): boolean {
  return name === '/[Content_Types].xml' || name.endsWith('.rels');
}
