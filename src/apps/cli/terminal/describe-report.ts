import type { TranslationReport } from '#pipeline/in-memory';

/** What a translation did, for people: one line for the document, one for each of where it came from and how it went. */
export function describeReport(out: string, report: TranslationReport): string {
  const { segments, calls, fidelity, quality, provider, model } = report;
  const lines = [
    `${out}: ${segments.translated} segments, ${segments.words} words, ${segments.repetitions} repetitions; proven intact`,
  ];
  const { resultSources } = segments;
  const recalled = ['memory_context', 'memory_exact', 'memory_fuzzy'] as const;
  const fromMemory = recalled.reduce((sum, source) => sum + (resultSources[source] ?? 0), 0);
  if (fromMemory > 0)
    lines.push(`  from memory ${fromMemory}, from ${provider} ${resultSources.provider ?? 0}`);
  if (calls.attempts > 0 && calls.characters > 0) {
    const tokens =
      calls.inputTokens === undefined ? '' : `, ${calls.inputTokens} tokens in, ${calls.outputTokens} out`;
    const price =
      calls.price === undefined ? '' : `, ${calls.price.toFixed(4)} ${calls.currency ?? ''}`.trimEnd();
    const named = model === undefined ? provider : `${provider} (${model})`;
    lines.push(`  ${named}: ${calls.calls} calls, ${calls.attempts} requests${tokens}${price}`);
  }
  const doubts = Object.entries(fidelity.doubts).filter(([, count]) => count > 0);
  if (doubts.length > 0) {
    const shares = doubts.map(([doubt, count]) => `${doubt} ${percent(count, fidelity.asked)}`);
    lines.push(`  asked again: ${shares.join(', ')} of ${fidelity.asked} answers`);
  }
  if (quality.pending < segments.total) {
    const { passed, warned, failed, corrected } = quality;
    lines.push(
      `  checks: ${passed} passed, ${warned} with warnings, ${failed} failed, ${corrected} corrected`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function percent(count: number, total: number): string {
  return `${((count / Math.max(1, total)) * 100).toFixed(1)} %`;
}
