import { defaultContentOptions } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';
import { bandOf, type MatchBand, matchBands } from '#engine/matching';
import { countWords } from '#engine/words';
import { extractSegments, surroundSegments } from '#pipeline/extraction';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { estimateTranslation, type MatchOfSegment } from '#pipeline/translation';
import type { ProviderEstimate } from '#platform/providers';
import { type DocumentRequest, hasErrors } from './translate-document.ts';

/** Bands of an analysis: those of matches, what repeats earlier text, and what is the same in every language. */
export type AnalysisBand = MatchBand | 'repetition' | 'passthrough';

export interface DocumentEstimate {
  readonly from: string;
  readonly to: string;
  readonly provider: string;
  readonly model?: string;
  /** Every band, best first, empty ones included. */
  readonly bands: readonly {
    readonly band: AnalysisBand;
    readonly segments: number;
    readonly words: number;
  }[];
  readonly segments: number;
  readonly words: number;
  /** Calls to the provider if all goes well, and what they would use. */
  readonly calls: number;
  readonly usage: ProviderEstimate;
  readonly findings: readonly Finding[];
}

/** What translating a document would take: words by match band, calls, tokens, price. Nothing is sent to anyone. */
export async function estimateDocument(
  request: DocumentRequest,
): Promise<DocumentEstimate | { readonly refused: readonly Finding[] }> {
  const taken = takeIn(request.bytes, request.open);
  if ('refused' in taken) return taken;
  const languages = settleLanguages(request.from ?? taken.detectedLanguage.language, request.to);
  if ('refused' in languages) return languages;
  const [from, to] = [languages.source.tag, languages.target.tag];
  const extraction = extractSegments(taken.package, request.content ?? defaultContentOptions, from);
  const leverage = await request.leverage?.(from, to);
  const findings = [
    ...intakeFindings(taken, request.from),
    ...extraction.findings,
    ...(leverage?.findings ?? []),
  ];
  if (hasErrors(findings)) return { refused: findings };
  const provider =
    typeof request.provider === 'function' ? await request.provider(from, to) : request.provider;
  const { segments, title } = surroundSegments(extraction.segments);
  const estimate = await estimateTranslation({
    segments,
    provider,
    from,
    to,
    ...leverage,
    recall: request.recall,
    document: { title, style: request.style },
    signal: request.signal,
    countWords,
  });
  if (provider !== request.provider) provider.close?.();
  const bands = countBands(estimate.matches);
  return {
    from,
    to,
    provider: provider.name,
    ...(provider.model !== undefined && { model: provider.model }),
    bands,
    segments: segments.length,
    words: bands.reduce((sum, { words }) => sum + words, 0),
    calls: estimate.calls,
    usage: estimate.usage,
    findings,
  };
}

const analysisBands: readonly AnalysisBand[] = ['passthrough', 'repetition', ...matchBands];

/** Words and segments by band, every band, best first. */
export function countBands(
  matches: ReadonlyMap<MatchOfSegment, { readonly segments: number; readonly words: number }>,
): DocumentEstimate['bands'] {
  return analysisBands.map((band) => {
    let segments = 0;
    let words = 0;
    for (const [match, count] of matches) {
      if (nameOf(match) !== band) continue;
      segments += count.segments;
      words += count.words;
    }
    return { band, segments, words };
  });
}

function nameOf(match: MatchOfSegment): AnalysisBand {
  return typeof match === 'number' ? bandOf(match) : match;
}
