import { afterEach, describe, expect, it } from 'vitest';
import { compareCodes, markedText } from '#engine/inline';
import { translateDocument } from '#pipeline/in-memory';
import { connect } from '#platform/providers/connection';
import { llmProvider } from '#platform/providers/llm';
import { buildDocx } from '#test/docx-builder';
import {
  capitals,
  type FakeLlm,
  hardFaults,
  type LlmFaults,
  startFakeLlm,
  usualFaults,
} from '#test/fake-llm';

const count = 2000;
const subjects = ['tenant', 'landlord', 'agent', 'surveyor', 'insurer', 'neighbour', 'notary', 'bank'];
const verbs = ['inspects', 'repairs', 'insures', 'measures', 'describes', 'sells', 'leases', 'values'];
const objects = ['roof', 'garden', 'cellar', 'driveway', 'fence', 'kitchen', 'stairs', 'boiler', 'window'];

/** Sentences that all differ; every third has a bold word, every ninth a line break as well. */
function paragraph(index: number): string {
  const subject = subjects[index % subjects.length]!;
  const verb = verbs[Math.floor(index / 8) % verbs.length]!;
  const object = objects[Math.floor(index / 64) % objects.length]!;
  const run = (text: string, format = ''): string =>
    `<w:r>${format && `<w:rPr>${format}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const end = ` on day ${index} of the lease.`;
  if (index % 3 > 0) return `<w:p>${run(`The ${subject} ${verb} the ${object}${end}`)}</w:p>`;
  const breaking = index % 9 === 0 ? '<w:r><w:br/></w:r>' : '';
  return `<w:p>${run(`The ${subject} `)}${run(verb, '<w:b/>')}${run(` the ${object}`)}${breaking}${run(end)}</w:p>`;
}

const bytes = buildDocx({ body: Array.from({ length: count }, (_, i) => paragraph(i)).join('') });

let fake: FakeLlm | undefined;
afterEach(() => fake?.close());

async function translate(faults: LlmFaults | undefined, seed: number) {
  fake = await startFakeLlm({ seed, ...(faults && { faults }) });
  const model = llmProvider({
    service: 'openai-compatible',
    model: 'fake',
    baseUrl: fake.url,
    concurrency: 6,
  });
  // Times are short since the fake's are; what matters is what happens, not how long it takes.
  const provider = connect(model, { timeout: 700, firstWait: 5, longestWait: 200, coolDown: 100 });
  const result = await translateDocument({
    name: 'lease.docx',
    bytes,
    from: 'en',
    to: 'de',
    provider,
    schema: false,
  });
  await fake.close();
  return { ...result, requests: fake.calls, played: fake.played };
}

const words = (text: string): string => text.replaceAll(/<[^>]*>|\s/g, '');

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('a document of 2,000 segments through a model that goes wrong', () => {
  it('ends with every segment translated, codes whole or flagged, none misplaced', async () => {
    const ratios: number[] = [];
    const all: Record<string, number> = {};
    const perfect = await translate(undefined, 1);
    for (const seed of seeds) {
      const run = await translate(usualFaults, seed);
      expectWhole(run);
      ratios.push(run.requests / perfect.requests);
      for (const [fault, times] of Object.entries(run.played)) all[fault] = (all[fault] ?? 0) + times;
    }
    for (const fault of Object.keys(usualFaults)) expect(all[fault] ?? 0, fault).toBeGreaterThan(0);
    expect(perfect.requests).toBe(50);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThanOrEqual(1.6);
  });

  it('does so as well where the server fails and breaks off on top of that', async () => {
    expectWhole(await translate(hardFaults, 7));
  });
});

type Run = Awaited<ReturnType<typeof translate>>;

function expectWhole({ pairs, findings, output, report }: Run): void {
  expect(pairs).toHaveLength(count);
  const repaired = findings.filter(({ code }) => code === 'codes-repaired');
  const flagged = new Set(repaired.map(({ place }) => place));
  for (const { segment, text, target } of pairs) {
    expect(compareCodes(segment.source, text).filter(({ blocks }) => blocks)).toEqual([]);
    const wanted = capitals(markedText(segment.source));
    expect(words(markedText(text))).toBe(words(wanted));
    if (markedText(text) !== wanted) expect(flagged).toContain(segment.place);
    expect(target.resultSource).toBe('provider');
  }
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(output).toBeDefined();
  expect(report!.fidelity.untranslated).toBe(0);
}
