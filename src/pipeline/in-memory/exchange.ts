import { type ContentOptions, contentOptionsSchema } from '#engine/docx/extract';
import type { OpenOptions } from '#engine/docx/package';
import type { Finding } from '#engine/findings';
import { compareCodes, type InlineText, makeInlineText } from '#engine/inline';
import type { ExchangeDocument, ExchangeUnit, JsonValue } from '#engine/interchange';
import { assembleTranslation } from '#pipeline/assembly';
import { proveOutput } from '#pipeline/delivery';
import { type Extraction, extractSegments, joinSegments, type Segment } from '#pipeline/extraction';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { exchangeFinding } from './findings.ts';
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
  /** Segments of the document, and how many of them have a target. */
  readonly segments: number;
  readonly translated: number;
}

/** Puts the targets of an exchange document into the document they were extracted from, and proves the result. */
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
  const { targets, findings } = matchTargets(exchange, extraction.segments);
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
  return { output, findings: all, segments: extraction.segments.length, translated: targets.size };
}

function matchTargets(
  exchange: ExchangeDocument,
  segments: readonly Segment[],
): { targets: Map<string, InlineText>; findings: Finding[] } {
  const known = new Map(segments.map((segment) => [segment.id, segment]));
  const targets = new Map<string, InlineText>();
  const findings: Finding[] = [];
  for (const unit of exchange.units) {
    for (const { id, source, target } of unit.segments) {
      const segment = known.get(id);
      if (!segment) {
        findings.push(
          exchangeFinding('exchange-segment-unknown', { part: unit.part, place: unit.place, detail: id }),
        );
      } else if (target && spoken(source) !== spoken(segment.source)) {
        findings.push(
          exchangeFinding('exchange-source-changed', { part: unit.part, place: unit.place, detail: id }),
        );
      } else if (target) {
        const problems = compareCodes(segment.source, target).filter(({ blocks }) => blocks);
        if (problems.length === 0) targets.set(id, makeInlineText(target.items, segment.source.codes));
        else {
          const detail = `${id}: ${problems.map((problem) => `${problem.kind} <${problem.id}>`).join(', ')}`;
          findings.push(exchangeFinding('exchange-codes', { part: unit.part, place: unit.place, detail }));
        }
      }
    }
  }
  const missing = segments.length - targets.size;
  if (missing > 0)
    findings.push(
      exchangeFinding('exchange-untranslated', { detail: `${missing} of ${segments.length} segments` }),
    );
  return { targets, findings };
}

/** The characters of a text that no tool may change; blanks and the spelling of accents do not tell sentences apart. */
function spoken({ items }: InlineText): string {
  const text = items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
  return text.replace(/\s+/g, '').normalize('NFC');
}
