import { translateDocument } from '#pipeline/in-memory';
import { connect } from '#platform/providers/connection';
import { llmProvider } from '#platform/providers/llm';
import { buildDocx } from '#test/docx-builder';
import { capitals, type LlmFaults, startFakeLlm, usualFaults } from '#test/fake-llm';

const count = 2000;
const seeds = 10;
/** Translations that share their words with the source, and ones that share none, where no code can be placed surely. */
const kinds: Readonly<Record<string, (text: string) => string>> = {
  'words that can be told': capitals,
  'words that cannot be told': (text) =>
    text.replaceAll(/<[^>]*>|[a-z]+/gi, (part) =>
      part.startsWith('<') ? part : [...part].reverse().join(''),
    ),
};

function paragraph(index: number): string {
  const run = (text: string, format = ''): string =>
    `<w:r>${format}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const end = run(` the building on day ${index} of the lease.`);
  const format = index % 3 === 0 ? '<w:rPr><w:b/></w:rPr>' : '';
  return `<w:p>${run(`Surveyor number ${index} `)}${run('describes', format)}${end}</w:p>`;
}

const bytes = buildDocx({ body: Array.from({ length: count }, (_, i) => paragraph(i)).join('') });

/** Requests to a model that goes wrong, against those to a perfect one, for a document of 2,000 segments. */
export async function measureProviders(): Promise<void> {
  for (const [kind, translate] of Object.entries(kinds)) {
    const perfect = await requestsFor(1, {}, translate);
    const ratios: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      ratios.push((await requestsFor(seed, usualFaults, translate)) / perfect);
    }
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / seeds;
    const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    console.log(
      `${kind}: ${mean.toFixed(2)} times the requests of a perfect model (${range}, ${seeds} seeds)`,
    );
  }
}

async function requestsFor(
  seed: number,
  misfortunes: LlmFaults,
  translate: (text: string) => string,
): Promise<number> {
  const fake = await startFakeLlm({ seed, faults: misfortunes, translate });
  const model = llmProvider({
    service: 'openai-compatible',
    model: 'fake',
    baseUrl: fake.url,
    concurrency: 6,
  });
  const provider = connect(model, { timeout: 700, firstWait: 5, longestWait: 200, coolDown: 100 });
  const request = { name: 'a.docx', bytes, from: 'en', to: 'de', provider, schema: false };
  const { report } = await translateDocument(request);
  await fake.close();
  if (report!.segments.translated !== count)
    throw new Error(`${report!.segments.translated} were translated`);
  return fake.calls;
}
