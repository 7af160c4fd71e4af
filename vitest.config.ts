import { defineConfig } from 'vitest/config';
import { hasCorpus } from './test/support/corpus.ts';

export default defineConfig({
  resolve: { conditions: ['verso-source'] },
  ssr: { resolve: { conditions: ['verso-source'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'test/browser/*.spec.ts'],
    globalSetup: ['./test/support/database-server.ts'],
    setupFiles: ['./test/support/property-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Beside other work a second, which is what it waits of itself, is little.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/support/closing-line.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.test.{ts,tsx}', 'src/apps/cli/main.ts'],
      reporter: ['text-summary'],
      // Without the corpus most of what reads odd documents does not run, and the figure says nothing.
      ...(hasCorpus && { thresholds: { lines: 80 } }),
    },
  },
});
