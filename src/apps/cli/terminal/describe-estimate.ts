import type { AnalysisBand, DocumentEstimate } from '#pipeline/in-memory';

const bandNames: Readonly<Record<AnalysisBand, string>> = {
  passthrough: 'nothing to translate',
  repetition: 'repetitions',
  '101': '101 % (in context)',
  '100': '100 %',
  '95-99': '95–99 %',
  '85-94': '85–94 %',
  '75-84': '75–84 %',
  '50-74': '50–74 %',
  none: 'no match',
};

const barWidth = 24;

/** An estimate for people: a bar for each band that holds anything, then what the provider would use. */
export function describeEstimate(file: string, estimate: DocumentEstimate): string {
  const { from, to, provider, model, words, segments, bands, calls, usage } = estimate;
  const most = Math.max(1, ...bands.map((band) => band.words));
  const lines = bands
    .filter((band) => band.segments > 0)
    .map(({ band, segments: count, words: inBand }) => {
      const bar = '█'.repeat(Math.round((inBand / most) * barWidth)).padEnd(barWidth);
      return `  ${bandNames[band].padEnd(22)} ${bar} ${String(inBand).padStart(7)} words ${String(count).padStart(6)} segments`;
    });
  const tokens = usage.inputTokens === undefined ? [] : [`about ${usage.inputTokens} tokens in`];
  if (usage.outputTokens !== undefined) tokens.push(`${usage.outputTokens} out`);
  const price =
    usage.price === undefined ? [] : [`about ${usage.price.toFixed(2)} ${usage.currency ?? ''}`.trim()];
  const use = [`${calls} calls`, `${usage.characters} characters`, ...tokens, ...price].join(', ');
  return [
    `${file}: ${from} to ${to}, ${words} words in ${segments} segments`,
    ...lines,
    `${provider}${model === undefined ? '' : ` (${model})`}: ${use}`,
    'Nothing was sent and nothing was written.',
    '',
  ].join('\n');
}
