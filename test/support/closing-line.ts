import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with one line that scripts can read, and says why each skipped test was skipped. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const skips: string[] = [];
    for (const module of modules) {
      if (module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'pending') continue;
        count[result.state]++;
        if (result.state === 'skipped') skips.push(`  ${test.fullName}: ${result.note ?? 'no reason given'}`);
      }
    }
    if (skips.length > 0) console.log(`\nSkipped:\n${skips.join('\n')}`);
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
