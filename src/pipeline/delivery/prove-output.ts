import { resolvedTrees } from '#engine/docx/assemble';
import type { ExtractedDocument } from '#engine/docx/extract';
import type { LanguageInfo } from '#engine/docx/language';
import { type DocxPackage, openPackage } from '#engine/docx/package';
import {
  compareSkeletons,
  newFaults,
  type PartReconciliation,
  reconcileText,
  validatePackage,
} from '#engine/docx/validate';
import type { Finding } from '#engine/findings';
import { validateWithSdk } from '#platform/ooxml';

export interface ProofRequest {
  readonly source: DocxPackage;
  readonly output: Uint8Array;
  /** The source taken apart with the options of the translation; undefined where the output claims to be a plain copy. */
  readonly document: ExtractedDocument | undefined;
  /** Languages of source and output, where they are known. */
  readonly languages?: { readonly source: LanguageInfo; readonly target: LanguageInfo };
  /** Whether Microsoft's Open XML SDK is asked as well; default true. */
  readonly schema?: boolean;
}

export interface Proof {
  /** Findings of severity error forbid delivery. */
  readonly findings: readonly Finding[];
  readonly reconciliation: readonly PartReconciliation[];
  /** The output opened, unless it could not be. */
  readonly package: DocxPackage | undefined;
}

/**
 * Proves an output against its source: it opens, keeps the skeleton (law 2), loses no text, and has no fault that the
 * source does not have, by Verso's own rules and by the schema.
 */
export async function proveOutput(request: ProofRequest): Promise<Proof> {
  const { source, output, languages } = request;
  // Where nothing was translated the output is the source as it came, its tracked changes included.
  const isCopy = Buffer.compare(source.bytes, output) === 0;
  const document = isCopy ? undefined : request.document;
  const opened = openPackage(output, { macros: 'warn' });
  if (!opened.package) return { findings: opened.findings, reconciliation: [], package: undefined };
  const sourceTrees = document && resolvedTrees(document);
  const skeleton = compareSkeletons(source, opened.package, {
    sourceTrees,
    dataTexts: document?.dataTexts,
    mirrored: languages && languages.source.direction !== languages.target.direction,
    changesScript: languages && languages.source.scriptClass !== languages.target.scriptClass,
    mapsFonts: document && Object.keys(document.options.fonts).length > 0,
    linkTargets: document?.options.hyperlinkTargets,
  });
  const faults = newFaults(validatePackage(source), validatePackage(opened.package)).map(blocking);
  const { findings: words, parts } = reconcileText(source, opened.package, { sourceTrees });
  const schema = request.schema === false ? [] : await newSchemaFaults(source, opened.package);
  return {
    findings: [...skeleton, ...faults, ...words, ...schema],
    reconciliation: parts,
    package: opened.package,
  };
}

/** A check that could not be made says nothing about the document; it is passed on as it is. */
async function newSchemaFaults(source: DocxPackage, output: DocxPackage): Promise<Finding[]> {
  const [before, after] = await Promise.all([
    validateWithSdk(source.bytes, { flavour: source.flavour }),
    validateWithSdk(output.bytes, { flavour: output.flavour }),
  ]);
  const isFault = ({ code }: Finding): boolean => !code.startsWith('schema-check-');
  return [
    ...newFaults(before.filter(isFault), after.filter(isFault)).map(blocking),
    ...after.filter((finding) => !isFault(finding)),
  ];
}

/** Whatever its weight in a document someone sent, a fault that translation brought in forbids delivery. */
function blocking(fault: Finding): Finding {
  return { ...fault, severity: 'error' };
}
