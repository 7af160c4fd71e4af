import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { corpusMissing, hasCorpus } from './corpus.ts';

/** Ends a test run with one line that scripts can read, and says why each skipped test was skipped. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const skips = new Map<string, string[]>();
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++;
      // Where a suite could not be set up, its tests are skipped; the suite itself is what failed.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') continue;
        count[state]++;
        if (state !== 'skipped') continue;
        const reason = whySkipped(test);
        skips.set(reason, [...(skips.get(reason) ?? []), `${module.relativeModuleId}: ${test.fullName}`]);
      }
    }
    for (const [reason, tests] of skips) console.log(`\nSkipped, for ${reason}:\n  ${tests.join('\n  ')}`);
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}

/** What a test gave as its reason; everything in test/corpus needs the corpus, whether it says so or not. */
function whySkipped(test: TestCase): string {
  const { note } = test.result() as { note?: string };
  if (note) return note;
  const file = relative(import.meta.dirname, test.module.moduleId);
  if (!hasCorpus && /^\.\.[\\/]corpus[\\/]/.test(file)) return corpusMissing;
  return 'no reason given';
}
