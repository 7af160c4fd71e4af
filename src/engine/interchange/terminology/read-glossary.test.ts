import { describe, expect, it } from 'vitest';
import { readGlossary } from './index.ts';

const tbx =
  '<martif type="TBX"><text><body><termEntry><langSet xml:lang="en"><tig><term>lid</term></tig></langSet></termEntry></body></text></martif>';

describe('readGlossary', () => {
  it.each<[string, string, string]>([
    ['terms.tbx', tbx, 'terms'],
    ['folder/terms.xml', tbx, 'terms'],
    ['terms.tbx.xml', tbx, 'terms.tbx'],
    ['named wrongly.csv', `<?xml version="1.0"?>\n${tbx}`, 'named wrongly'],
    ['terms.csv', 'en,de\nlid,Deckel\n', 'terms'],
    ['C:\\terms.TSV', 'en\tde\nlid\tDeckel\n', 'terms'],
    ['terms.tab', 'lid\tDeckel\n', 'terms'],
    ['terms.txt', 'lid\tDeckel\n', 'terms'],
    ['terms', 'lid;Deckel\n', 'terms'],
    ['terms.csv', '<div>,<div>\nlid,Deckel\n', 'terms'],
  ])('%s', (name, text, title) => {
    const { glossary } = readGlossary(name, new TextEncoder().encode(text), { from: 'en', to: 'de' });
    expect(glossary?.name).toBe(title);
    expect(glossary?.concepts.flatMap(({ terms }) => terms.map((term) => term.text))).toContain('lid');
  });

  it('knows XML in two bytes a letter', () => {
    const bytes = new Uint8Array(Buffer.from(`\uFEFF${tbx}`, 'utf16le'));
    expect(readGlossary('terms.txt', bytes).glossary?.concepts).toHaveLength(1);
  });

  it.each(['terms.xlsx', 'terms.docx', 'terms.json'])('%s is no glossary', (name) => {
    const { glossary, findings } = readGlossary(name, new TextEncoder().encode('PK'));
    expect(glossary).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['glossary-format']);
  });
});
