import { describe, expect, it } from 'vitest';
import { createMemory } from '#engine/matching';
import { buildDocx } from '#test/docx-builder';
import { marked } from '#test/marked';
import { providerOf } from '#test/table-provider';
import { estimateDocument } from './estimate-document.ts';

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const sentences = [
  'The tenant pays the rent.',
  'The tenant pays the rent.',
  'The landlord keeps the roof in good repair.',
  'Nothing like this was ever seen before',
  '1,500.00',
];
const bytes = buildDocx({ body: sentences.map(paragraph).join('') });
const provider = providerOf(() => {
  throw new Error('asked');
});

describe('estimateDocument', () => {
  it('counts words by band against a memory, and asks nobody', async () => {
    const unit = (id: string, source: string) => ({
      id,
      memory: 'm.tmx',
      source: marked(source),
      target: marked('x'),
    });
    const memory = createMemory(
      [unit('1', 'The tenant pays the rent.'), unit('2', 'The landlord keeps the house in good repair.')],
      { language: 'en' },
    );
    const request = { name: 'a.docx', bytes, from: 'en', to: 'de', provider };
    const estimate = await estimateDocument({ ...request, leverage: async () => ({ memory, findings: [] }) });
    if ('refused' in estimate) throw new Error('refused');
    const filled = estimate.bands.filter(({ segments }) => segments > 0);
    expect(filled.map(({ band, segments, words }) => [band, segments, words])).toEqual([
      ['passthrough', 1, 3],
      ['100', 2, 10],
      ['85-94', 1, 8],
      ['none', 1, 7],
    ]);
    expect([estimate.segments, estimate.words, estimate.calls]).toEqual([5, 28, 1]);
    const alone = await estimateDocument(request);
    if ('refused' in alone) throw new Error('refused');
    expect(alone.bands.find(({ band }) => band === 'repetition')).toMatchObject({ segments: 1, words: 5 });
  });

  it('refuses what translation would refuse', async () => {
    const request = { name: 'a.docx', bytes, from: 'en', to: 'de', provider };
    expect(await estimateDocument({ ...request, to: 'no tag' })).toHaveProperty('refused');
    expect(await estimateDocument({ ...request, bytes: new Uint8Array(3) })).toHaveProperty('refused');
  });
});
