import { itemFinding } from '#domain/batches';
import { checkFinding } from '#engine/checks';
import { assembleFinding } from '#engine/docx/assemble';
import { extractFinding } from '#engine/docx/extract';
import { packageFinding } from '#engine/docx/package';
import { zipFinding } from '#engine/docx/package/zip';
import { reconciliationFinding } from '#engine/docx/validate';
import { ruleFinding } from '#engine/docx/validate/rules';
import { skeletonFinding } from '#engine/docx/validate/skeleton';
import { xmlFinding } from '#engine/docx/xml';
import type { FindingCatalogue } from '#engine/findings';
import { csvFinding } from '#engine/interchange/csv';
import { markupFinding } from '#engine/interchange/markup';
import { tbxFinding } from '#engine/interchange/tbx';
import { terminologyFinding } from '#engine/interchange/terminology';
import { tmxFinding } from '#engine/interchange/tmx';
import { srxFinding } from '#engine/segmentation/srx';
import { intakeFinding } from '#pipeline/intake';
import { stageFinding } from '#pipeline/stage-jobs/handler';
import { translationFinding } from '#pipeline/translation';
import { schemaFinding } from '#platform/ooxml';
import { providerFinding } from '#platform/providers/catalogue';

/** All findings that people can meet on pages, by code. */
export const findingCatalogue: FindingCatalogue = Object.assign(
  {},
  ...[
    ...[zipFinding, packageFinding, xmlFinding, intakeFinding, extractFinding, srxFinding],
    ...[providerFinding, translationFinding, checkFinding, stageFinding, itemFinding],
    ...[assembleFinding, skeletonFinding, reconciliationFinding, ruleFinding, schemaFinding],
    ...[markupFinding, tmxFinding, terminologyFinding, csvFinding, tbxFinding],
  ].map(({ catalogue }) => catalogue),
);
