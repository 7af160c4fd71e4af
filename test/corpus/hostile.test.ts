import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusFolder, corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { brokenCoverage, brokenIdentity, brokenSkeleton, extracted } from '#test/document-laws';
import { type MeasuredRun, runMeasured } from '#test/run-measured';

const files = listCorpus('docx/invalid').filter(({ name }) => name.endsWith('.docx'));
const verso = join(import.meta.dirname, '..', '..', 'bin', 'verso');

/** The bound is 5 s on an idle machine; threads that collect garbage count too, and a busy machine is slower at everything. */
const mostProcessorMilliseconds = 5_000 * 2;
/** Until a process is taken for one that never ends. */
const longestMilliseconds = 60_000;
const mostMebibytes = 512;
const atOnce = 2;

describe.runIf(hasCorpus)('verso translate, given a hostile file,', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verso-hostile-'));
  const runs = new Map<string, MeasuredRun>();
  const outputOf = (name: string): string => join(folder, name, 'out.docx');

  beforeAll(async () => {
    const waiting = [...files];
    const work = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        mkdirSync(join(folder, file.name));
        const args = ['--to', 'de', '--from', 'en', '--out', outputOf(file.name), '--quiet', '--no-schema'];
        const run = await runMeasured(
          verso,
          ['translate', join(corpusFolder, file.path), ...args],
          longestMilliseconds,
        );
        runs.set(file.name, run);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const worst = (key: 'processorMilliseconds' | 'mebibytes'): string => {
      const [name, run] = [...runs].toSorted(([, a], [, b]) => b[key] - a[key])[0]!;
      return `${Math.round(run[key])} ${key} for ${name}`;
    };
    console.log(`at most ${worst('processorMilliseconds')}, ${worst('mebibytes')}`);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(files)('stays within its bounds on $name', ({ name }) => {
    const { processorMilliseconds, mebibytes } = runs.get(name)!;
    expect(processorMilliseconds).toBeLessThan(mostProcessorMilliseconds);
    expect(mebibytes).toBeLessThan(mostMebibytes);
  });

  it.each(files.filter(({ tags }) => tags.has('expect-refuse')))(
    'refuses $name and leaves nothing behind',
    ({ name }) => {
      const { exitCode, stdout, stderr } = runs.get(name)!;
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^error: .+\n/);
      expect(readdirSync(join(folder, name))).toEqual([]);
    },
  );

  it.each(files.filter(({ tags }) => tags.has('expect-safe')))(
    'refuses $name or keeps the laws',
    ({ name, read }) => {
      const { exitCode, stderr } = runs.get(name)!;
      expect([0, 2]).toContain(exitCode);
      expect(existsSync(outputOf(name))).toBe(exitCode === 0);
      if (exitCode === 2) {
        expect(stderr).toMatch(/^error: .+\n/);
        expect(readdirSync(join(folder, name))).toEqual([]);
        return;
      }
      const document = extracted(read());
      expect(brokenIdentity(document)).toEqual([]);
      expect(brokenCoverage(document)).toEqual([]);
      expect(brokenSkeleton(document, readFileSync(outputOf(name)), 'en', 'de')).toEqual([]);
      expect(readdirSync(join(folder, name))).toEqual(['out.docx']);
    },
  );
});

if (!hasCorpus) it('needs hostile files', (context) => context.skip(corpusMissing));
