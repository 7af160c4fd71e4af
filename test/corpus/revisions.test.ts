import { describe, expect, it } from 'vitest';
import { type DocxPackage, openPackage } from '#engine/docx/package';
import { countRevisions, resolveRevisions } from '#engine/docx/revisions';
import { type CorpusFile, corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { brokenLaws } from '#test/revision-laws';

const tracked = listCorpus('docx/valid').filter(({ tags }) =>
  [...tags].some((tag) => tag.startsWith('tracked-')),
);

describe('tracked changes of the corpus', () => {
  if (!hasCorpus) it('are looked at', (context) => context.skip(corpusMissing));

  it.runIf(hasCorpus)('occur in a good number of files', () => expect(tracked.length).toBeGreaterThan(20));

  it.each(tracked)('keep the laws in $name', (file) => {
    const broken: string[] = [];
    let revisions = 0;
    for (const [part, tree] of storyParts(open(file))) {
      const { total } = countRevisions(tree);
      revisions += total;
      for (const mode of ['accept', 'original'] as const) {
        expect(resolveRevisions(tree, mode) !== undefined).toBe(total > 0);
        broken.push(...brokenLaws(tree, mode).map((law) => `${part} ${mode}: ${law}`));
      }
    }
    expect(broken).toEqual([]);
    expect(revisions).toBeGreaterThan(0);
  });

  it.runIf(hasCorpus)('read as their authors meant them', () => {
    expect(paragraphs('made-tracked-maze.docx', 'accept').slice(0, 7)).toEqual([
      'The fee is 120 euros per month.',
      'First half, second half of one accepted paragraph.',
      'Split here. ',
      'This was one paragraph before.',
      '',
      'Moved sentence.',
      'Format changed',
    ]);
    expect(paragraphs('made-tracked-maze.docx', 'original').slice(0, 6)).toEqual([
      'The fee is 100 euros.',
      'First half, ',
      'second half of one accepted paragraph.',
      'Split here. This was one paragraph before.',
      'Moved sentence.',
      '',
    ]);
    expect(paragraphs('docxrs-del-in-ins.docx', 'accept')).toEqual(['Hello “EWold']);
  });
});

function open(file: CorpusFile): DocxPackage {
  const opened = openPackage(file.read(), { macros: 'warn' });
  if (!opened.package) throw new Error(opened.findings[0]!.message);
  return opened.package;
}

function storyParts(docx: DocxPackage) {
  return docx.parts
    .filter(({ isXml, contentType }) => isXml && contentType.includes('wordprocessingml'))
    .map(({ name }) => [name, docx.xml(name)] as const);
}

function paragraphs(name: string, mode: 'accept' | 'original'): string[] {
  const docx = open(tracked.find((file) => file.name === name)!);
  const { text } = resolveRevisions(docx.xml(docx.mainPart), mode)!;
  return [...text.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, characters]) => characters).join(''),
  );
}
