import { type ContentOptions, countWords, defaultContentOptions } from '#engine/docx/extract';
import type { DocxPackage, OpenOptions } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { proveOutput } from '#pipeline/delivery';
import { extractSegments, joinSegments } from '#pipeline/extraction';
import { intakeFindings, settleLanguages, sha256, type TakenIn, takeIn } from '#pipeline/intake';
import { translateSegments } from '#pipeline/translation';
import type { Provider } from '#platform/providers';
import type { PartRecord, TranslationReport } from './report.ts';

export interface DocumentRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** BCP 47 tag; by default the language the document says it is in. */
  readonly from?: string;
  readonly to: string;
  readonly provider: Provider;
  readonly content?: ContentOptions;
  readonly open?: OpenOptions;
  /** Whether Microsoft's Open XML SDK takes part in the proof; default true. */
  readonly schema?: boolean;
  readonly signal?: AbortSignal;
  onStage?(stage: Stage): void;
  onProgress?(done: number, total: number): void;
}

/** The stages of a run in the order of travel, as far as they need no database. */
export const stages = ['intake', 'extraction', 'translation', 'assembly', 'delivery'] as const;
export type Stage = (typeof stages)[number];

export interface DocumentResult {
  /** The translated file; undefined where a finding of severity error forbids its release. */
  readonly output: Uint8Array | undefined;
  readonly findings: readonly Finding[];
  /** Undefined where the file was refused before it could be read. */
  readonly report: TranslationReport | undefined;
}

/**
 * Takes one document through all stages in memory. A refused or blocked document is a result with findings; rejects
 * only when `signal` aborts or the provider fails beyond repair.
 */
export async function translateDocument(request: DocumentRequest): Promise<DocumentResult> {
  const { bytes, content = defaultContentOptions, open, provider, signal } = request;
  request.onStage?.('intake');
  const taken = takeIn(bytes, open);
  if ('refused' in taken) return refused(taken.refused);
  const languages = settleLanguages(request.from ?? taken.detectedLanguage.language, request.to);
  if ('refused' in languages) return refused(languages.refused);

  request.onStage?.('extraction');
  const extraction = extractSegments(taken.package, content, languages.source.tag);
  const { document, segments } = extraction;
  if (hasErrors(extraction.findings))
    return refused([...intakeFindings(taken, request.from), ...extraction.findings]);

  request.onStage?.('translation');
  const {
    targets,
    findings: translationFindings,
    repetitions,
  } = await translateSegments({
    segments,
    provider,
    from: languages.source.tag,
    to: languages.target.tag,
    signal,
    onProgress: request.onProgress,
  });

  request.onStage?.('assembly');
  const assembled = assembleTranslation({
    document,
    ...languages,
    targetOf: (block) => joinSegments(block, extraction.blocks.get(block.id)!, targets),
  });

  request.onStage?.('delivery');
  const findings = [
    ...intakeFindings(taken, request.from),
    ...extraction.findings,
    ...translationFindings,
    ...assembled.findings,
  ];
  const proof =
    assembled.bytes &&
    (await proveOutput({
      source: taken.package,
      output: assembled.bytes,
      document,
      languages,
      schema: request.schema,
    }));
  for (const finding of proof?.findings ?? []) findings.push(finding);
  const released = assembled.bytes !== undefined && !hasErrors(findings);
  const output = released ? assembled.bytes : undefined;
  const report: TranslationReport = {
    source: { name: request.name, sha256: taken.sha256, language: languages.source.tag, bytes: bytes.length },
    target: {
      language: languages.target.tag,
      ...(output && { sha256: sha256(output), bytes: output.length }),
    },
    provider: provider.name,
    released,
    segments: {
      total: segments.length,
      translated: targets.size,
      repetitions,
      words: segments.reduce((sum, { source }) => sum + countWords(plainText(source)), 0),
      codes: segments.reduce((sum, { source }) => sum + source.codes.size, 0),
    },
    coverage: document.coverage,
    parts: recordParts(taken, proof?.package),
    reconciliation: proof?.reconciliation ?? [],
    findings,
  };
  return { output, findings, report };
}

function refused(findings: readonly Finding[]): DocumentResult {
  return { output: undefined, findings, report: undefined };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function recordParts({ package: source }: TakenIn, output: DocxPackage | undefined): PartRecord[] {
  return source.parts.map(({ name }) => {
    const before = sha256(source.read(name));
    const after = output?.part(name) ? sha256(output.read(name)) : undefined;
    return {
      name,
      changed: after !== undefined && after !== before,
      sourceSha256: before,
      ...(after && { outputSha256: after }),
    };
  });
}
