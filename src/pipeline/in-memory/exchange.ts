import { type ContentOptions, contentOptionsSchema } from '#engine/docx/extract';
import type { OpenOptions } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import type { ExchangeDocument, ExchangeUnit, JsonValue } from '#engine/interchange';
import { assembleTranslation } from '#pipeline/assembly';
import { proveOutput } from '#pipeline/delivery';
import { type Extraction, extractSegments, joinSegments } from '#pipeline/extraction';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { exchangeFinding } from './findings.ts';
import { matchTargets, wordsOf } from './match-targets.ts';
import { hasErrors } from './translate-document.ts';

export interface ExportRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly from?: string;
  /** BCP 47 tag; without one the exchange document leaves it open. */
  readonly to?: string;
  readonly content: ContentOptions;
  readonly open?: OpenOptions;
}

type Refused = { readonly refused: readonly Finding[] };

/** The sentences of a document for a translator's tool. */
export function exportDocument(
  request: ExportRequest,
): { readonly document: ExchangeDocument; readonly findings: readonly Finding[] } | Refused {
  const taken = takeIn(request.bytes, request.open);
  if ('refused' in taken) return taken;
  const from = request.from ?? taken.detectedLanguage.language;
  const languages = settleLanguages(from, request.to ?? from);
  if ('refused' in languages) return languages;
  const extraction = extractSegments(taken.package, request.content, languages.source.tag);
  if (hasErrors(extraction.findings)) return { refused: extraction.findings };
  return {
    document: {
      original: request.name,
      sourceHash: taken.sha256,
      sourceLanguage: languages.source.tag,
      targetLanguage: request.to === undefined ? '' : languages.target.tag,
      contentOptions: JSON.parse(JSON.stringify(request.content)) as JsonValue,
      units: listUnits(extraction),
    },
    findings: [...intakeFindings(taken, request.from), ...extraction.findings],
  };
}

function listUnits({ document, blocks }: Extraction): ExchangeUnit[] {
  const units: ExchangeUnit[] = [];
  for (const { id, part, place, kind, context } of document.blocks) {
    const segments = (blocks.get(id)?.pieces ?? []).flatMap(({ segment }) =>
      segment ? [{ id: segment.id, source: segment.source }] : [],
    );
    if (segments.length === 0) continue;
    const { role, style } = context;
    units.push({ id, part, place, kind, context: { role, ...(style && { style }) }, notes: [], segments });
  }
  return units;
}

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly exchange: ExchangeDocument;
  /** BCP 47 tag, where the exchange document does not name the target language. */
  readonly to?: string;
  readonly open?: OpenOptions;
  readonly schema?: boolean;
}

export interface ImportResult {
  readonly output: Uint8Array | undefined;
  readonly findings: readonly Finding[];
  /** Segments of the document, and how many of them have a target now. */
  readonly segments: number;
  readonly translated: number;
  /** Targets whose codes were repaired, and targets that were left out because they fit no segment. */
  readonly repaired: number;
  readonly damaged: number;
  /** Words of the sources, and of those with a target. */
  readonly words: { readonly total: number; readonly translated: number };
}

/**
 * Puts the targets of an exchange document into the document they were extracted from, and proves the result. A
 * damaged target is refused alone: its segment keeps its source, and a finding says which one and why. The whole is
 * refused where the translations belong to another document, or where none of them fits.
 */
export async function importTranslations({
  bytes,
  exchange,
  to,
  open,
  schema,
}: ImportRequest): Promise<ImportResult> {
  const refuse = (findings: readonly Finding[]): ImportResult => ({
    output: undefined,
    findings,
    segments: 0,
    translated: 0,
    repaired: 0,
    damaged: 0,
    words: { total: 0, translated: 0 },
  });
  const taken = takeIn(bytes, open);
  if ('refused' in taken) return refuse(taken.refused);
  if (exchange.sourceHash !== '' && exchange.sourceHash !== taken.sha256) {
    return refuse([exchangeFinding('exchange-other-document', { detail: exchange.original })]);
  }
  const languages = settleLanguages(
    exchange.sourceLanguage || taken.detectedLanguage.language,
    to ?? exchange.targetLanguage,
  );
  if ('refused' in languages) return refuse(languages.refused);
  const content = contentOptionsSchema.safeParse(exchange.contentOptions ?? {});
  if (!content.success)
    return refuse([exchangeFinding('exchange-options', { detail: content.error.issues[0]?.message })]);
  const extraction = extractSegments(taken.package, content.data, languages.source.tag);
  const { segments } = extraction;
  const { targets, findings, repaired, damaged } = matchTargets(exchange, segments);
  const assembled = assembleTranslation({
    document: extraction.document,
    ...languages,
    targetOf: (block) => joinSegments(block, extraction.blocks.get(block.id)!, targets),
  });
  const all = [...taken.findings, ...extraction.findings, ...findings, ...assembled.findings];
  if (assembled.bytes && !hasErrors(all)) {
    const proof = await proveOutput({
      source: taken.package,
      output: assembled.bytes,
      document: extraction.document,
      languages,
      schema,
    });
    for (const finding of proof.findings) all.push(finding);
  }
  const output = hasErrors(all) ? undefined : assembled.bytes;
  const words = {
    total: wordsOf(segments),
    translated: wordsOf(segments.filter(({ id }) => targets.has(id))),
  };
  return {
    output,
    findings: all,
    segments: segments.length,
    translated: targets.size,
    repaired,
    damaged,
    words,
  };
}
